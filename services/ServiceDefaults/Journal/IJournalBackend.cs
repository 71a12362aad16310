namespace VikLearning.ServiceDefaults.Journal;

/// <summary>What a journal needs of a database: PostgreSQL and SQLite; one contract suite tests both.</summary>
public interface IJournalBackend : IAsyncDisposable
{
    /// <summary>
    /// Migrates, and checks that an acknowledged write survives a power cut by the database's own settings.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is off; the message names it and its value.</exception>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>
    /// Writes all entries in one statement or transaction and says of each what became of it, in the given order. No
    /// stream occurs twice in the batch. One entry's conflict never fails another, and a thrown exception leaves
    /// either all or none of the batch behind.
    /// </summary>
    /// <exception cref="EntriesRefusedException">None was written: one of them can never be.</exception>
    Task<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<NewEntry> batch, CancellationToken cancellation);

    /// <inheritdoc cref="IJournal.ReadStreamAsync"/>
    IAsyncEnumerable<JournalEntry> ReadStreamAsync(string stream, long afterSequence, CancellationToken cancellation);

    /// <inheritdoc cref="IJournal.FindAsync"/>
    Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation);

    /// <inheritdoc cref="IJournal.ReadAfterAsync"/>
    Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(long position, int limit, CancellationToken cancellation);

    /// <summary>The entries of some kinds of streams after a position and up to another, in order.</summary>
    Task<IReadOnlyList<KeptEvents>> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, long through, CancellationToken cancellation);

    /// <inheritdoc cref="IJournal.ReadHeadAsync"/>
    Task<JournalHead> ReadHeadAsync(CancellationToken cancellation);

    /// <summary>
    /// Gives the journal a new epoch, so that every follower rebuilds. To be done once after a backup was restored,
    /// before any service starts.
    /// </summary>
    Task<Guid> RenewEpochAsync(CancellationToken cancellation);

    /// <inheritdoc cref="IJournal.ReadTextsAsync"/>
    Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Whether it holds any text.</summary>
    Task<bool> HasTextsAsync(CancellationToken cancellation);
}
