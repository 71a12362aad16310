using Microsoft.Extensions.Hosting;

namespace VikLearning.ServiceDefaults.Storage;

/// <summary>Makes or updates a store's tables before any other hosted service starts, Orleans included.</summary>
/// <param name="migrate">Runs the store's migrations.</param>
public sealed class MigrationLifetime(Func<CancellationToken, Task> migrate) : IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => migrate(cancellationToken);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
