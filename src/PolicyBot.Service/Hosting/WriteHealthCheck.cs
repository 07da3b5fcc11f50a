using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Hosting;

/// <summary>Ready means also: what is said and done here can be kept.</summary>
internal sealed class WriteHealthCheck(ServiceDatabase database) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.CanWriteAsync() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Nothing can be written to the data folder.");
}
