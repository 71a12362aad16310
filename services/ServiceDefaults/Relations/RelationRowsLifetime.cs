using Microsoft.Extensions.Hosting;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>Makes the relations' tables before any other hosted service starts, Orleans included.</summary>
internal sealed class RelationRowsLifetime(Database database) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Migrations.RunAsync(database, "Relations", cancellation: cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
