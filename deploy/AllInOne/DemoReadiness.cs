using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VikLearning.AllInOne;

/// <summary>The suite is ready when its demo academy is.</summary>
internal sealed class DemoReadiness : IHealthCheck
{
    private volatile bool _made;

    /// <summary>The academy is there.</summary>
    public void Made() => _made = true;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_made
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The demo academy is being made."));
}
