using Google.Protobuf;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Feed;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Feed;

/// <summary>A journal of numbered entries that grows when it is told to. Every third has a fact or two.</summary>
internal sealed class ListedSource(int kept) : IFactSource, IJournal
{
    private int _reads;
    private int _entriesRead;

    public string Name => "roster";

    public IJournal Journal => this;

    /// <summary>How many entries there are.</summary>
    public int Kept { get; set; } = kept;

    /// <summary>How often a page was read.</summary>
    public int Reads => _reads;

    /// <summary>How many entries were read, in all.</summary>
    public int EntriesRead => _entriesRead;

    /// <summary>What a read waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The positions that have facts.</summary>
    public static IEnumerable<long> WithFacts(long through) =>
        Enumerable.Range(1, (int)through).Where(position => position % 3 == 0).Select(position => (long)position);

    public IReadOnlyCollection<string> Kinds => ["s"];

    public IReadOnlyList<IMessage> FactsOf(KeptEvents entry) => (entry.Position % 3, entry.Position % 2) switch
    {
        (0, 0) => [new CohortOpened { CohortId = $"{entry.Position}" }, new TeamAdded { TeamId = "team" }],
        (0, _) => [new CohortOpened { CohortId = $"{entry.Position}" }],
        _ => [],
    };

    public async Task<JournalPage> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, int positions, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Assert.Equal(Kinds, kinds);
        Interlocked.Increment(ref _reads);
        await Gate;
        var count = (int)Math.Min(positions, Kept - position);
        Interlocked.Add(ref _entriesRead, count);
        var read = Enumerable.Range((int)position + 1, count);
        var through = Math.Min(position + positions, Kept);
        return new JournalPage(
            [.. read.Select(number => new KeptEvents(number, "s/1", number, default, "a", null, "p", "[]"))],
            through, through < Kept);
    }

    public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default) =>
        Task.FromResult(new JournalHead(Guid.Empty, Kept));

    public Task WaitForMoreAsync(long position, CancellationToken cancellation = default) =>
        Task.Delay(Timeout.InfiniteTimeSpan, cancellation);

    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation = default) =>
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
