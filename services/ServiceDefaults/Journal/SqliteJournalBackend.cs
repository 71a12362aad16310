using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// A journal in a SQLite file. One connection writes, a batch a transaction; reads have connections of their own and
/// never wait for it (WAL).
/// </summary>
public sealed class SqliteJournalBackend : IJournalBackend
{
    private readonly Database _database;
    private readonly EntryReader _reader;
    private readonly SemaphoreSlim _turn = new(1);
    private SqliteBatch? _batch;

    /// <summary>A journal in this store, which it disposes.</summary>
    public SqliteJournalBackend(Database database)
    {
        _database = database;
        _reader = new EntryReader(
            database,
            "substr(stream, 1, instr(stream, '/'))",
            static (row, column) => DateTimeOffset.UnixEpoch.AddMicroseconds(row.GetInt64(column)));
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellation)
    {
        await Migrations.RunAsync(_database, "Journal", cancellation: cancellation);
        _batch = await SqliteBatch.OpenAsync(_database, cancellation);
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
            static row => new JournalHead(Guid.ParseExact(row.GetString(0), "N"), row.GetInt64(1)),
            cancellation))!;

    /// <inheritdoc />
    public async Task<Guid> RenewEpochAsync(CancellationToken cancellation) =>
        await _reader.OneAsync(
            "UPDATE journal_head SET epoch = lower(hex(randomblob(16))) RETURNING epoch",
            static row => Guid.ParseExact(row.GetString(0), "N"),
            cancellation);

    /// <inheritdoc />
    public Task<bool> HasTextsAsync(CancellationToken cancellation) => _reader.HasTextsAsync(cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<Guid, SealedText>> ReadTextsAsync(
        string scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var texts = await _reader.RowsAsync(
            "SELECT id, scope, wrapped_key, cipher FROM journal_text"
            + " WHERE scope = @scope AND id IN (SELECT value FROM json_each(@ids))",
            [("@scope", scope), ("@ids", JsonSerializer.Serialize(ids))],
            static row => new SealedText(
                Guid.Parse(row.GetString(0), CultureInfo.InvariantCulture),
                row.GetString(1),
                row.GetFieldValue<byte[]>(2),
                row.GetFieldValue<byte[]>(3)),
            cancellation);
        return texts.ToDictionary(text => text.Id);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await (_batch?.DisposeAsync() ?? ValueTask.CompletedTask);
        _turn.Dispose();
        await _database.DisposeAsync();
    }

    private async Task<long[]> WriteAsync(IReadOnlyList<NewEntry> entries, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            _batch ??= await SqliteBatch.OpenAsync(_database, cancellation);
            return _batch.Write(entries);
        }
        catch (Exception failure)
        {
            await (_batch?.DisposeAsync() ?? ValueTask.CompletedTask);
            _batch = null;

            // SQLITE_CONSTRAINT: the transaction was rolled back.
            if (failure is SqliteException { SqliteErrorCode: 19 })
            {
                throw new EntriesRefusedException(failure.Message, failure);
            }

            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
