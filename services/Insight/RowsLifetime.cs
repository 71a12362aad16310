using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Insight;

/// <summary>Makes Insight's tables before any other hosted service starts, Orleans included.</summary>
internal sealed class RowsLifetime(Database database) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await Migrations.RunAsync(database, "Cohorts", typeof(RowsLifetime).Assembly, cancellationToken);
        await Migrations.RunAsync(database, "DataSubjects", typeof(RowsLifetime).Assembly, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
