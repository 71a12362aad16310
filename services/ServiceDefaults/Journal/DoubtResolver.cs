using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// After a failed append nobody knows whether the database had committed it. This looks: an entry that is found just
/// as it was sent was kept; of every other one its caller hears that nobody knows. It never guesses.
/// </summary>
internal sealed class DoubtResolver(IJournalBackend backend, JournalOptions bounds, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Completes or fails all entries; gives the outcomes of those that were kept.</summary>
    public async Task<IReadOnlyList<AppendOutcome>> ResolveAsync(
        IReadOnlyList<WaitingEntry> batch, Exception failure, CancellationToken cancellation)
    {
        var kept = new List<AppendOutcome>();
        var started = time.GetTimestamp();
        foreach (var waiting in batch)
        {
            var found = await LookAsync(waiting.Entry, started, cancellation);
            if (found is not null && IsSame(found, waiting.Entry))
            {
                var outcome = new AppendOutcome.Appended(found.Position);
                waiting.Complete(outcome);
                kept.Add(outcome);
            }
            else
            {
                waiting.Fail("The append failed and the entry was not found.", failure);
            }
        }

        JournalLog.DoubtResolved(logger, kept.Count, batch.Count);
        return kept;
    }

    private async Task<JournalEntry?> LookAsync(NewEntry entry, long started, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await backend.FindAsync(entry.Stream, entry.CommandId, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                JournalLog.LookupFailed(logger, failure);
                if (time.GetElapsedTime(started) >= bounds.ResolveWithin)
                {
                    return null;
                }

                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    // All of it, since another activation may have written the same command at the same place with other ids.
    private static bool IsSame(JournalEntry found, NewEntry sent) =>
        found.Sequence == sent.Sequence
        && found.BodyMac.AsSpan().SequenceEqual(sent.BodyMac)
        && found.At == sent.At
        && found.Actor == sent.Actor
        && found.OnBehalfOf == sent.OnBehalfOf
        && found.Purpose == sent.Purpose
        && found.Events == sent.Events
        && found.Answer == sent.Answer;
}
