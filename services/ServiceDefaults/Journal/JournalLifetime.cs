using Microsoft.Extensions.Hosting;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// Starts a service's journal and its keys before any other hosted service, Orleans included, and lets it write what
/// waits after all others have stopped.
/// </summary>
internal sealed class JournalLifetime(JournalStore journal, ScopeKeys keys) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await keys.StartAsync(cancellationToken);
        await journal.StartAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => journal.StopAsync(cancellationToken);
}
