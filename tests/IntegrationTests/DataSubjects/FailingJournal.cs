using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.IntegrationTests.DataSubjects;

/// <summary>A real journal that fails on command: before it keeps an entry of a stream that the test names.</summary>
internal sealed class FailingJournal(IJournal journal) : IJournal
{
    /// <summary>The beginning of the streams whose next append fails; null for none.</summary>
    public string? FailsOnce { get; set; }

    public Task<AppendOutcome> AppendAsync(NewEntry entry, CancellationToken cancellation = default)
    {
        if (FailsOnce is { } stream && entry.Stream.StartsWith(stream, StringComparison.Ordinal))
        {
            FailsOnce = null;
            throw new JournalUnavailableException("The test says so.");
        }

        return journal.AppendAsync(entry, cancellation);
    }

    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, CancellationToken cancellation = default) =>
        journal.ReadStreamAsync(stream, afterSequence, cancellation);

    public Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation = default) =>
        journal.FindAsync(stream, commandId, cancellation);

    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation = default) =>
        journal.ReadAfterAsync(position, limit, cancellation);

    public Task<JournalPage> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, int positions, CancellationToken cancellation = default) =>
        journal.ReadKindsAsync(kinds, position, positions, cancellation);

    public Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default) =>
        journal.ReadHeadAsync(cancellation);

    public Task WaitForMoreAsync(long position, CancellationToken cancellation = default) =>
        journal.WaitForMoreAsync(position, cancellation);

    public Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default) =>
        journal.ReadTextsAsync(scope, ids, cancellation);
}
