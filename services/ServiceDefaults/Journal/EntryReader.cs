using System.Data.Common;
using System.Runtime.CompilerServices;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// The journal's reads, alike on both databases. Each query is short and read whole: no connection stays open while
/// a caller thinks.
/// </summary>
/// <param name="database">Where the journal is.</param>
/// <param name="kindOf">What the database calls a stream's name up to and with its first slash.</param>
/// <param name="readTime">Reads a time from a column.</param>
internal sealed class EntryReader(
    Database database, string kindOf, Func<DbDataReader, int, DateTimeOffset> readTime)
{
    private const int StreamPage = 500;

    private const string FollowersColumns =
        "SELECT position, stream, sequence, at, actor, on_behalf_of, purpose, events FROM journal_entry ";

    private const string Columns =
        "SELECT position, stream, sequence, command_id, body_mac, at, actor, on_behalf_of, purpose, events, answer"
        + " FROM journal_entry ";

    public async IAsyncEnumerable<JournalEntry> StreamAsync(
        string stream, long afterSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = afterSequence;
        while (true)
        {
            var page = await QueryAsync(
                "WHERE stream = @stream AND sequence > @after ORDER BY sequence LIMIT @limit",
                [("@stream", stream), ("@after", after), ("@limit", StreamPage)],
                cancellation);
            foreach (var entry in page)
            {
                yield return entry;
                after = entry.Sequence;
            }

            if (page.Count < StreamPage)
            {
                yield break;
            }
        }
    }

    public async Task<JournalEntry?> FindAsync(string stream, string commandId, CancellationToken cancellation)
    {
        var found = await QueryAsync(
            "WHERE stream = @stream AND command_id = @command",
            [("@stream", stream), ("@command", commandId)],
            cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<IReadOnlyList<JournalEntry>> AfterAsync(
        long position, int limit, CancellationToken cancellation) =>
        await QueryAsync(
            "WHERE position > @position ORDER BY position LIMIT @limit",
            [("@position", position), ("@limit", limit)],
            cancellation);

    // Positions are dense, so two of them bound what is looked through: by those, and by no index of streams.
    public async Task<IReadOnlyList<KeptEvents>> KindsAsync(
        IReadOnlyCollection<string> kinds, long position, long through, CancellationToken cancellation)
    {
        var named = kinds.Select((kind, n) => (Name: $"@kind{n}", Value: (object)$"{kind}/")).ToArray();
        return await RowsAsync(
            $"{FollowersColumns}WHERE position > @position AND position <= @through"
            + $" AND {kindOf} IN ({string.Join(", ", named.Select(kind => kind.Name))}) ORDER BY position",
            [("@position", position), ("@through", through), .. named],
            ReadEvents,
            cancellation);
    }

    public async Task<bool> HasTextsAsync(CancellationToken cancellation) => (await RowsAsync(
        "SELECT 1 FROM journal_text LIMIT 1", [], static row => row.GetInt32(0), cancellation)).Count > 0;

    /// <summary>
    /// What became of each entry of a batch, by the database's verdicts: the position it was given, 0 for a command
    /// that the stream knows already, less for a sequence number that is not the next.
    /// </summary>
    public async Task<IReadOnlyList<AppendOutcome>> OutcomesAsync(
        IReadOnlyList<NewEntry> batch, IReadOnlyList<long> verdicts, CancellationToken cancellation)
    {
        var outcomes = new AppendOutcome[batch.Count];
        for (var index = 0; index < outcomes.Length; index++)
        {
            outcomes[index] = verdicts[index] switch
            {
                0 => new AppendOutcome.Repeated(await FirstAsync(batch[index], cancellation)),
                < 0 => new AppendOutcome.Conflict(),
                var position => new AppendOutcome.Appended(position),
            };
        }

        return outcomes;
    }

    public async Task<T?> OneAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params (string, object)[] values)
    {
        var rows = await RowsAsync(sql, values, read, cancellation);
        return rows.Count == 0 ? default : rows[0];
    }

    /// <exception cref="JournalUnavailableException">The database says that it may do so a moment later.</exception>
    public async Task<List<T>> RowsAsync<T>(
        string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(sql, values, read, cancellation);
        }
        catch (DbException failure) when (failure.IsTransient)
        {
            throw new JournalUnavailableException("The journal could not be read.", failure);
        }
    }

    private async Task<List<T>> ReadAsync<T>(
        string sql, (string Name, object Value)[] values, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant, but for numbered names of parameters; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync(cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private Task<List<JournalEntry>> QueryAsync(
        string where, (string Name, object Value)[] values, CancellationToken cancellation) =>
        RowsAsync(Columns + where, values, ReadEntry, cancellation);

    private JournalEntry ReadEntry(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetInt64(2),
            row.GetString(3),
            row.GetFieldValue<byte[]>(4),
            readTime(row, 5),
            row.GetString(6),
            row.IsDBNull(7) ? null : row.GetString(7),
            row.GetString(8),
            row.GetString(9),
            row.GetString(10));

    private KeptEvents ReadEvents(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetString(1),
            row.GetInt64(2),
            readTime(row, 3),
            row.GetString(4),
            row.IsDBNull(5) ? null : row.GetString(5),
            row.GetString(6),
            row.GetString(7));

    private async Task<JournalEntry> FirstAsync(NewEntry entry, CancellationToken cancellation) =>
        await FindAsync(entry.Stream, entry.CommandId, cancellation)
        ?? throw new InvalidOperationException("The journal knew a command and then did not.");
}
