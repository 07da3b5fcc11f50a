using Microsoft.Extensions.Diagnostics.HealthChecks;
using PolicyBot.Service.Knowledge;

namespace PolicyBot.Service.Hosting;

/// <summary>Ready means: a generation is open and holds articles.</summary>
internal sealed class IndexHealthCheck(KnowledgeBase knowledge) : IHealthCheck
{
    /// <summary>Marks the checks that readiness asks.</summary>
    public const string Tag = "ready";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(knowledge.IsEmpty
            ? HealthCheckResult.Unhealthy("No article is published.")
            : HealthCheckResult.Healthy());
}
