using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Journal;

/// <summary>A connection kept for appends, with their statement prepared on it. Used by one batch at a time.</summary>
internal sealed class PostgresBatch : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly NpgsqlCommand _append;

    private PostgresBatch(DbConnection connection)
    {
        _connection = connection;
        _append = new NpgsqlCommand(
            "SELECT journal_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            (NpgsqlConnection)connection);
        NpgsqlDbType[] types =
        [
            NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Bytea, NpgsqlDbType.TimestampTz,
            NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
            NpgsqlDbType.Integer, NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea,
            NpgsqlDbType.Boolean,
        ];
        foreach (var type in types)
        {
            _append.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    /// <summary>Opens a connection whose acknowledgements survive a power cut.</summary>
    /// <exception cref="InvalidOperationException">A setting of the server says that they would not.</exception>
    public static async Task<PostgresBatch> OpenAsync(Database database, CancellationToken cancellation)
    {
        var batch = new PostgresBatch(await database.OpenAsync(cancellation));
        try
        {
            await batch.RequireDurabilityAsync(cancellation);
            await batch._append.PrepareAsync(cancellation);
            return batch;
        }
        catch
        {
            await batch.DisposeAsync();
            throw;
        }
    }

    /// <summary>Per entry: its position, 0 when the command was there, -1 when the sequence is not the next.</summary>
    /// <param name="entries">The batch, no stream twice.</param>
    /// <param name="ends">What is known of the streams' ends.</param>
    /// <param name="cancellation">Ends the statement.</param>
    public async Task<long[]> WriteAsync(
        IReadOnlyList<NewEntry> entries, StreamEnds ends, CancellationToken cancellation)
    {
        Fill(entries, ends);
        return (long[])(await _append.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _append.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Fill(IReadOnlyList<NewEntry> entries, StreamEnds ends)
    {
        var index = 0;
        Set(entry => entry.Stream);
        Set(entry => entry.Sequence);
        Set(entry => entry.CommandId);
        Set(entry => entry.BodyMac);
        Set(entry => entry.At.UtcDateTime);
        Set(entry => entry.Actor);
        Set(entry => entry.OnBehalfOf);
        Set(entry => entry.Purpose);
        Set(entry => entry.Events);
        Set(entry => entry.Answer);
        var texts = entries
            .SelectMany((entry, place) => entry.Texts.Select(text => (Place: place + 1, Text: text)))
            .ToArray();
        SetAll(Array.ConvertAll(texts, text => text.Place));
        SetAll(Array.ConvertAll(texts, text => text.Text.Id));
        SetAll(Array.ConvertAll(texts, text => text.Text.Scope));
        SetAll(Array.ConvertAll(texts, text => text.Text.WrappedKey));
        SetAll(Array.ConvertAll(texts, text => text.Text.Cipher));
        Set(ends.Precede);

        void Set<T>(Func<NewEntry, T> value)
        {
            var column = new T[entries.Count];
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = value(entries[row]);
            }

            SetAll(column);
        }

        void SetAll<T>(T[] column) => _append.Parameters[index++].Value = column;
    }

    // Checked on each connection that will acknowledge writes: a setting can be changed while we run.
    private async Task RequireDurabilityAsync(CancellationToken cancellation)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText =
            "SELECT name, setting FROM pg_settings"
            + " WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (name, value) = (reader.GetString(0), reader.GetString(1));
            if (value != "on" && (name, value) != ("synchronous_commit", "remote_apply"))
            {
                throw new InvalidOperationException(
                    $"PostgreSQL's {name} is {value}: an acknowledged write could be lost. Set it to on.");
            }
        }
    }
}
