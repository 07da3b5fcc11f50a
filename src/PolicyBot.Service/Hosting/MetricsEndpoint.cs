using PolicyBot.Service.Channels;
using Prometheus;

namespace PolicyBot.Service.Hosting;

/// <summary>What the service counts, at /metrics in the text format of Prometheus. Only for the machine itself, so that a proxy passes it to nobody.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = "/metrics";

    private static readonly string[] Meters = [ChannelMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Begins to count, and maps the address.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        CollectorRegistry counts = Metrics.NewCustomRegistry();
        IDisposable listening = MeterAdapter.StartListening(new MeterAdapterOptions
        {
            Registry = counts,
            MetricFactory = Metrics.WithCustomRegistry(counts),
            InstrumentFilterPredicate = instrument => Meters.Contains(instrument.Meter.Name),
        });
        app.Lifetime.ApplicationStopped.Register(listening.Dispose);
        app.MapGet(Path, async (HttpContext context, CancellationToken cancellation) =>
        {
            if (QuestionLimits.AddressOf(context) is not null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = PrometheusConstants.TextContentTypeWithVersionAndEncoding;
            await counts.CollectAndExportAsTextAsync(context.Response.Body, cancellation);
        });
    }
}
