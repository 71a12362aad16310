namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// A service's journal: the truth of everything it has acknowledged, one row per accepted command. A completed
/// append is on disk; positions are dense and in commit order. A read that the database cannot serve now throws
/// <see cref="JournalUnavailableException"/>.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Appends one command's events, answer and texts, all or nothing. Waiting appends share one statement.
    /// </summary>
    /// <exception cref="JournalUnavailableException">
    /// Whether the entry is kept is not known, or it is not: the caller drops its state and reloads.
    /// </exception>
    Task<AppendOutcome> AppendAsync(NewEntry entry, CancellationToken cancellation = default);

    /// <summary>A stream's entries after a sequence number, in order.</summary>
    IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, CancellationToken cancellation = default);

    /// <summary>The entry that a command made in a stream, or null when it made none.</summary>
    Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation = default);

    /// <summary>At most <paramref name="limit"/> entries after a position, in order of position.</summary>
    Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// Of the next so many positions after one, the entries of some kinds of streams (what stands before the slash):
    /// there may be none and yet more to come. The rest is not fetched, nor what was answered.
    /// </summary>
    Task<JournalPage> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, int positions, CancellationToken cancellation = default);

    /// <summary>The journal's epoch and last position.</summary>
    Task<JournalHead> ReadHeadAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Completes when the last position may be above <paramref name="position"/>: at once after an append in this
    /// process, within a quarter of a second after one elsewhere.
    /// </summary>
    Task WaitForMoreAsync(long position, CancellationToken cancellation = default);

    /// <summary>The encrypted texts of a scope by id; unknown ids are absent.</summary>
    Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default);
}
