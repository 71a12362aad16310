using System.Collections.Immutable;
using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Feed.V1;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>
/// The newest facts of a source, read from its journal once for all who follow it: who is not far behind is answered
/// from memory, who is reads the journal alone until they have caught up.
/// </summary>
internal sealed class FactTail(IFactSource source) : IDisposable
{
    /// <summary>The most entries of a page.</summary>
    public const int PageSize = 1000;

    private const int MostKept = 5 * PageSize;
    private readonly SemaphoreSlim _reading = new(1);
    private Kept? _kept;

    /// <summary>
    /// The next page after a position; with nothing in it when nothing more is kept. That nothing more is kept is said
    /// only of a journal that was read since this was asked: who is told so has heard everything up to then.
    /// </summary>
    public async Task<FactPage> ReadAsync(long after, CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        if (Find(after, asked) is { } known)
        {
            return known;
        }

        if (IsOlder(after))
        {
            var (entries, through, more) = await ReadJournalAsync(after, cancellation);
            return new FactPage(entries, through, more);
        }

        await _reading.WaitAsync(cancellation);
        try
        {
            // Another may have read it meanwhile.
            return Find(after, asked) ?? await ReadOnAsync(after, cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    // What is in memory answers when it has something and more is known to follow, or when it is young enough to say
    // that nothing does.
    private FactPage? Find(long after, long asked) =>
        Volatile.Read(ref _kept) is { } kept && kept.Has(after) && kept.After(after) is var page
        && (page.More ? page.Through > after : kept.ReadAt >= asked)
            ? page
            : null;

    private bool IsOlder(long after) => Volatile.Read(ref _kept) is { } kept && after < kept.Before;

    // With what is in memory after the position, which is not told apart: less than a page, or it would have answered,
    // so that nothing of it is dropped here.
    private async Task<FactPage> ReadOnAsync(long after, CancellationToken cancellation)
    {
        var known = _kept is { } before && before.Has(after) ? before : null;
        var readAt = Stopwatch.GetTimestamp();
        var (entries, through, more) = await ReadJournalAsync(known?.Through ?? after, cancellation);
        var kept = known?.With(entries, through, more, readAt) ?? new Kept(after, through, entries, more, readAt);
        Volatile.Write(ref _kept, kept);
        return kept.After(after);
    }

    private async Task<(ImmutableArray<FeedEntry> Entries, long Through, bool More)> ReadJournalAsync(
        long after, CancellationToken cancellation)
    {
        var read = await source.Journal.ReadKindsAsync(source.Kinds, after, PageSize, cancellation);
        return ([.. read.Entries.Select(EntryOf).OfType<FeedEntry>()], read.Through, read.More);
    }

    private FeedEntry? EntryOf(KeptEvents entry)
    {
        var facts = source.FactsOf(entry);
        return facts.Count == 0
            ? null
            : new FeedEntry
            {
                Position = entry.Position,
                At = entry.At.ToTimestamp(),
                Facts = { facts.Select(Any.Pack) },
            };
    }

    // What is after Before and up to Through, and nothing else.
    private sealed record Kept(
        long Before, long Through, ImmutableArray<FeedEntry> Entries, bool More, long ReadAt)
    {
        public Kept With(ImmutableArray<FeedEntry> entries, long through, bool more, long readAt)
        {
            var all = Entries.AddRange(entries);
            var dropped = all.Length > MostKept ? all.Length - (MostKept / 2) : 0;
            return new Kept(dropped > 0 ? all[dropped - 1].Position : Before, through, all[dropped..], more, readAt);
        }

        public bool Has(long after) => after >= Before && after <= Through;

        public FactPage After(long after)
        {
            var first = FirstAfter(after);
            var last = Math.Min(first + PageSize, Entries.Length);
            var through = last < Entries.Length ? Entries[last - 1].Position : Through;
            return new FactPage(Entries[first..last], through, through < Through || More);
        }

        private int FirstAfter(long after)
        {
            var (low, high) = (0, Entries.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Entries[middle].Position > after ? (low, middle) : (middle + 1, high);
            }

            return low;
        }
    }
}
