using Google.Protobuf;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.UnitTests.ServiceDefaults.Feed;

/// <summary>A journal of numbered entries that grows when it is told to. Every third has a fact or two.</summary>
internal sealed class ListedSource(int kept) : IFactSource, IJournal
{
    private int _reads;

    public string Name => "roster";

    public IJournal Journal => this;

    /// <summary>How many entries there are.</summary>
    public int Kept { get; set; } = kept;

    /// <summary>How often a page was read.</summary>
    public int Reads => _reads;

    /// <summary>The positions that have facts.</summary>
    public static IEnumerable<long> WithFacts(long through) =>
        Enumerable.Range(1, (int)through).Where(position => position % 3 == 0).Select(position => (long)position);

    public IReadOnlyList<IMessage> FactsOf(JournalEntry entry) => (entry.Position % 3, entry.Position % 2) switch
    {
        (0, 0) => [new CohortOpened { CohortId = $"{entry.Position}" }, new TeamAdded { TeamId = "team" }],
        (0, _) => [new CohortOpened { CohortId = $"{entry.Position}" }],
        _ => [],
    };

    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _reads);
        return Task.FromResult<IReadOnlyList<JournalEntry>>(
            [.. Enumerable.Range((int)position + 1, (int)Math.Min(limit, Kept - position)).Select(number =>
                new JournalEntry(number, "s/1", number, "c", [], default, "a", null, "p", "[]", "{}"))]);
    }

    public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default) =>
        Task.FromResult(new JournalHead(Guid.Empty, Kept));

    public Task WaitForMoreAsync(long position, CancellationToken cancellation = default) =>
        Task.Delay(Timeout.InfiniteTimeSpan, cancellation);

    public Task<JournalPage> ReadKindAsync(
        string kind, long position, int limit, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<AppendOutcome> AppendAsync(NewEntry entry, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<JournalEntry?> FindAsync(
        string stream, string commandId, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
        throw new NotSupportedException();
}
