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

        // Without this its texts would look erased, and new ones would get keys that a restored backup does not have.
        if (await keys.IsEmptyAsync(cancellationToken) && await journal.HasTextsAsync(cancellationToken))
        {
            throw new InvalidOperationException(
                $"The journal of {keys.Service} holds texts and its store of wrapped keys is empty. Restore the keys"
                + $" ({keys.Service}-keys.db, or the schema {keys.Service}_keys), or give the place that has them as"
                + " Storage:KeysPostgres.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => journal.StopAsync(cancellationToken);
}
