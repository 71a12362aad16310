using System.Collections.Concurrent;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// Where the streams end that this process wrote last, so that the database need not look again for the entry before
/// the next one. It is forgotten at the first doubt: a failed write, a new connection (which may lead to a database
/// brought back from a backup), and when it is full.
/// </summary>
internal sealed class StreamEnds(int capacity)
{
    private volatile ConcurrentDictionary<string, long> _ends = new(StringComparer.Ordinal);

    /// <summary>Whether the entry is known to be the next of its stream.</summary>
    public bool Precede(NewEntry entry) =>
        _ends.TryGetValue(entry.Stream, out var last) && last == entry.Sequence - 1;

    /// <summary>Learns from a batch that was written, by the database's verdicts.</summary>
    public void Learn(IReadOnlyList<NewEntry> batch, IReadOnlyList<long> verdicts)
    {
        var ends = _ends;
        if (ends.Count + batch.Count > capacity)
        {
            Forget();
            ends = _ends;
        }

        for (var index = 0; index < batch.Count; index++)
        {
            if (verdicts[index] > 0)
            {
                ends[batch[index].Stream] = batch[index].Sequence;
            }
        }
    }

    /// <summary>Knows nothing any more.</summary>
    public void Forget() => _ends = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
}
