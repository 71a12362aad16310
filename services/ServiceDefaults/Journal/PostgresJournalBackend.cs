using System.Collections.Concurrent;
using Npgsql;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// A journal in a PostgreSQL schema. A batch is one call of the function <c>journal_append</c> and so one
/// autocommitted statement: no transaction is open while anybody waits for anything but the database itself.
/// </summary>
public sealed class PostgresJournalBackend : IJournalBackend
{
    // Some 100 bytes each.
    private const int KnownStreams = 100_000;

    private readonly Database _database;
    private readonly EntryReader _reader;
    private readonly ConcurrentBag<PostgresBatch> _idle = [];
    private readonly StreamEnds _ends = new(KnownStreams);

    /// <summary>A journal in this store, which it disposes.</summary>
    public PostgresJournalBackend(Database database)
    {
        _database = database;
        _reader = new EntryReader(
            database,
            "substr(stream, 1, strpos(stream, '/'))",
            static (row, column) => row.GetFieldValue<DateTimeOffset>(column));
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellation)
    {
        await Migrations.RunAsync(_database, "Journal", cancellation: cancellation);
        _idle.Add(await PostgresBatch.OpenAsync(_database, cancellation));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<NewEntry> batch, CancellationToken cancellation) =>
        await _reader.OutcomesAsync(batch, await WriteAsync(batch, cancellation), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<JournalEntry> ReadStreamAsync(
        string stream, long afterSequence, CancellationToken cancellation) =>
        _reader.StreamAsync(stream, afterSequence, cancellation);

    /// <inheritdoc />
    public Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation) =>
        _reader.FindAsync(stream, commandId, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> ReadAfterAsync(
        long position, int limit, CancellationToken cancellation) =>
        _reader.AfterAsync(position, limit, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<KeptEvents>> ReadKindsAsync(
        IReadOnlyCollection<string> kinds, long position, long through, CancellationToken cancellation) =>
        _reader.KindsAsync(kinds, position, through, cancellation);

    /// <inheritdoc />
    public async Task<JournalHead> ReadHeadAsync(CancellationToken cancellation) =>
        (await _reader.OneAsync(
            "SELECT epoch, position FROM journal_head",
            static row => new JournalHead(row.GetGuid(0), row.GetInt64(1)),
            cancellation))!;

    /// <inheritdoc />
    public async Task<Guid> RenewEpochAsync(CancellationToken cancellation) =>
        await _reader.OneAsync(
            "UPDATE journal_head SET epoch = gen_random_uuid() RETURNING epoch",
            static row => row.GetGuid(0),
            cancellation);

    /// <inheritdoc />
    public Task<bool> HasTextsAsync(CancellationToken cancellation) => _reader.HasTextsAsync(cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var texts = await _reader.RowsAsync(
            "SELECT id, scope, wrapped_key, cipher FROM journal_text WHERE scope = @scope AND id = ANY(@ids)",
            [("@scope", scope), ("@ids", ids.ToArray())],
            static row => new SealedText(
                row.GetGuid(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3)),
            cancellation);
        return texts.ToDictionary(text => text.Id);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var batch))
        {
            await batch.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    private async Task<long[]> WriteAsync(IReadOnlyList<NewEntry> entries, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var batch))
        {
            batch = await PostgresBatch.OpenAsync(_database, cancellation);
            _ends.Forget();
        }

        try
        {
            var verdicts = await batch.WriteAsync(entries, _ends, cancellation);
            _idle.Add(batch);
            _ends.Learn(entries, verdicts);
            return verdicts;
        }
        catch (Exception failure)
        {
            _ends.Forget();
            await batch.DisposeAsync();

            // Class 22 is a value that cannot be kept, class 23 a constraint: the statement was rolled back.
            if (failure is PostgresException { SqlState: ['2', '2' or '3', ..] } refused)
            {
                throw new EntriesRefusedException(refused.MessageText, refused);
            }

            throw;
        }
    }
}
