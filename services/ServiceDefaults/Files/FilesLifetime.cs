using Microsoft.Extensions.Hosting;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>Makes or updates the tables of a service's files before anything asks for them.</summary>
internal sealed class FilesLifetime(FileRows rows) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => rows.MigrateAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
