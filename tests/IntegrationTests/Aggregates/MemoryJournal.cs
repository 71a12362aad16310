using System.Runtime.CompilerServices;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.IntegrationTests.Aggregates;

/// <summary>
/// A journal in memory that can be told to fail, before or after it kept the entry. It exists to test the shell's
/// behaviour under failure; what a journal does for real is tested on real databases.
/// </summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly List<JournalEntry> _entries = [];

    /// <summary>The journal's epoch.</summary>
    public Guid Epoch { get; set; } = Guid.NewGuid();

    /// <summary>What happens at the next append.</summary>
    public Fault Next { get; set; }

    /// <summary>How many entries were read from streams, in all.</summary>
    public int EntriesRead { get; private set; }

    public Task<AppendOutcome> AppendAsync(NewEntry entry, CancellationToken cancellation = default)
    {
        lock (_entries)
        {
            var fault = Next;
            Next = Fault.None;
            if (fault == Fault.BeforeKeeping)
            {
                throw new JournalUnavailableException("The disk is gone.");
            }

            var outcome = Append(entry);
            return fault == Fault.AfterKeeping
                ? throw new JournalUnavailableException("The answer is gone.")
                : Task.FromResult(outcome);
        }
    }

    /// <summary>Another activation of the same aggregate is faster.</summary>
    public AppendOutcome Append(NewEntry entry)
    {
        lock (_entries)
        {
            if (_entries.Find(kept => kept.Stream == entry.Stream && kept.CommandId == entry.CommandId) is { } first)
            {
                return new AppendOutcome.Repeated(first);
            }

            if (_entries.Count(kept => kept.Stream == entry.Stream) != entry.Sequence - 1)
            {
                return new AppendOutcome.Conflict();
            }

            _entries.Add(new JournalEntry(
                _entries.Count + 1, entry.Stream, entry.Sequence, entry.CommandId, entry.BodyMac, entry.At, entry.Actor,
                entry.OnBehalfOf, entry.Purpose, entry.Events, entry.Answer));
            return new AppendOutcome.Appended(_entries.Count);
        }
    }

    public async IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        foreach (var entry in Kept(entry => entry.Stream == stream && entry.Sequence > afterSequence))
        {
            EntriesRead++;
            yield return entry;
        }
    }

    public Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation = default) =>
        Task.FromResult(Kept(entry => entry.Stream == stream && entry.CommandId == commandId).SingleOrDefault());

    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<JournalEntry>>([.. Kept(entry => entry.Position > position).Take(limit)]);

    public Task<JournalPage> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, int positions, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default) =>
        Task.FromResult(new JournalHead(Epoch, Kept(_ => true).Count));

    public Task WaitForMoreAsync(long position, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyDictionary<Guid, SealedText>>(new Dictionary<Guid, SealedText>());

    private List<JournalEntry> Kept(Predicate<JournalEntry> which)
    {
        lock (_entries)
        {
            return _entries.FindAll(which);
        }
    }

    internal enum Fault
    {
        None,
        BeforeKeeping,
        AfterKeeping,
    }
}
