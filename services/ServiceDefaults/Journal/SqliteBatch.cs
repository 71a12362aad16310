using Microsoft.Data.Sqlite;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>The connection that writes a SQLite journal, its statements prepared; one batch at a time.</summary>
internal sealed class SqliteBatch : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _commands = [];
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _known;
    private readonly SqliteCommand _last;
    private readonly SqliteCommand _entry;
    private readonly SqliteCommand _text;
    private readonly SqliteCommand _advance;

    private SqliteBatch(SqliteConnection connection)
    {
        _connection = connection;
        _head = Command("SELECT position FROM journal_head", 0);
        _known = Command("SELECT 1 FROM journal_entry WHERE stream = $0 AND command_id = $1", 2);
        _last = Command("SELECT max(sequence) FROM journal_entry WHERE stream = $0", 1);
        _entry = Command(
            "INSERT INTO journal_entry (position, stream, sequence, command_id, body_mac, at, actor, on_behalf_of,"
            + " purpose, events, answer) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            11);
        _text = Command("INSERT INTO journal_text (id, scope, wrapped_key, cipher) VALUES ($0, $1, $2, $3)", 4);
        _advance = Command("UPDATE journal_head SET position = $0", 1);
    }

    /// <summary>Opens a connection whose acknowledgements survive a power cut.</summary>
    /// <exception cref="InvalidOperationException">A setting of it says that they would not.</exception>
    public static async Task<SqliteBatch> OpenAsync(Database database, CancellationToken cancellation)
    {
        var connection = (SqliteConnection)await database.OpenAsync(cancellation);
        try
        {
            Require(connection, "journal_mode", "wal", "WAL");
            Require(connection, "synchronous", "2", "FULL (2)");
            return new SqliteBatch(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Per entry: its position, 0 when the command was there, -1 when the sequence is not the next.</summary>
    public long[] Write(IReadOnlyList<NewEntry> entries)
    {
        // Not deferred: the write lock is taken before the first read, so what is read stays true.
        using var transaction = _connection.BeginTransaction(deferred: false);
        _commands.ForEach(command => command.Transaction = transaction);
        var before = (long)_head.ExecuteScalar()!;
        var position = before;
        var verdicts = new long[entries.Count];
        for (var index = 0; index < verdicts.Length; index++)
        {
            var verdict = Judge(entries[index]);
            verdicts[index] = verdict > 0 ? Insert(entries[index], ++position) : verdict;
        }

        if (position > before)
        {
            Run(_advance, position);
        }

        transaction.Commit();
        return verdicts;
    }

    public async ValueTask DisposeAsync()
    {
        _commands.ForEach(command => command.Dispose());
        await _connection.DisposeAsync();
    }

    private long Judge(NewEntry entry)
    {
        if (Ask(_known, entry.Stream, entry.CommandId) is not null)
        {
            return 0;
        }

        var last = Ask(_last, entry.Stream) as long? ?? 0;
        return entry.Sequence == last + 1 ? 1 : -1;
    }

    private long Insert(NewEntry entry, long position)
    {
        Run(
            _entry, position, entry.Stream, entry.Sequence, entry.CommandId, entry.BodyMac,
            (entry.At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, entry.Actor,
            (object?)entry.OnBehalfOf ?? DBNull.Value, entry.Purpose, entry.Events, entry.Answer);
        foreach (var text in entry.Texts)
        {
            Run(_text, text.Id.ToString(), text.Scope, text.WrappedKey, text.Cipher);
        }

        return position;
    }

    private SqliteCommand Command(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes a constant; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${index}" });
        }

        _commands.Add(command);
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        Fill(command, values);
        command.ExecuteNonQuery();
    }

    private static object? Ask(SqliteCommand command, params object[] values)
    {
        Fill(command, values);
        return command.ExecuteScalar();
    }

    private static void Fill(SqliteCommand command, object[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }
    }

    private static void Require(SqliteConnection connection, string pragma, string wanted, string shown)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants.
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        var value = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (value != wanted)
        {
            throw new InvalidOperationException(
                $"SQLite's {pragma} is {value}, not {shown}: an acknowledged write could be lost.");
        }
    }
}
