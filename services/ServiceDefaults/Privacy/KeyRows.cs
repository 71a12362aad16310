using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>The rows of a service's keys.</summary>
internal sealed class KeyRows(Database database) : IAsyncDisposable
{
    /// <summary>The service they belong to.</summary>
    public string Service => database.Service;

    /// <summary>Makes or updates the table.</summary>
    public Task MigrateAsync(CancellationToken cancellation) =>
        Migrations.RunAsync(database, "Privacy", cancellation: cancellation);

    /// <summary>A row, or null.</summary>
    public async Task<KeyRow?> FindAsync(string scope, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT scope, wrapped, master FROM scope_key WHERE scope = @scope").With("@scope", scope);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? RowOf(reader) : null;
    }

    /// <summary>The rows of these scopes; those that are not there are absent.</summary>
    public async Task<IReadOnlyList<KeyRow>> FindAsync(
        IReadOnlyCollection<string> scopes, CancellationToken cancellation)
    {
        var list = database.Kind == StorageKind.Postgres
            ? "SELECT json_array_elements_text(CAST(@scopes AS json))"
            : "SELECT value FROM json_each(@scopes)";
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, $"SELECT scope, wrapped, master FROM scope_key WHERE scope IN ({list})")
            .With("@scopes", JsonSerializer.Serialize(scopes));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<KeyRow>(scopes.Count);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(RowOf(reader));
        }

        return rows;
    }

    /// <summary>Whether no scope is there, destroyed ones included.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT 1 FROM scope_key WHERE scope NOT LIKE '~%' LIMIT 1");
        return await command.ExecuteScalarAsync(cancellation) is null;
    }

    /// <summary>Adds rows, all or none; one that is there stays.</summary>
    public async Task AddAsync(IEnumerable<KeyRow> rows, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var row in rows)
        {
            await using var command = connection.Command(transaction, """
                INSERT INTO scope_key (scope, wrapped, master) VALUES (@scope, @wrapped, @master)
                ON CONFLICT (scope) DO NOTHING
                """).With("@scope", row.Scope).With("@wrapped", row.Wrapped!).With("@master", row.Master!);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Leaves a row without its key, there or not.</summary>
    public async Task DestroyAsync(string scope, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            INSERT INTO scope_key (scope, wrapped, master) VALUES (@scope, NULL, NULL)
            ON CONFLICT (scope) DO UPDATE SET wrapped = NULL, master = NULL
            """).With("@scope", scope);
        await command.ExecuteNonQueryAsync(cancellation);
        await database.ForgetAsync(connection, cancellation);
    }

    /// <summary>
    /// Rows in the order of their scopes, destroyed ones and those of two master keys left out.
    /// </summary>
    public async Task<IReadOnlyList<KeyRow>> PageAsync(
        string after, MasterKeys settled, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT scope, wrapped, master FROM scope_key
            WHERE scope > @after AND wrapped IS NOT NULL
              AND (master IS NULL OR (master <> @current AND master <> @next))
            ORDER BY scope LIMIT @limit
            """)
            .With("@after", after).With("@current", settled.Current.Id).With("@next", settled.Next?.Id ?? "")
            .With("@limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<KeyRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(RowOf(reader));
        }

        return rows;
    }

    /// <summary>
    /// Puts a key in the place of the same key wrapped otherwise, for each pair that is still as it was read: a key
    /// destroyed since stays destroyed. All of them or none; the number that was.
    /// </summary>
    public async Task<int> ReplaceAsync(
        IReadOnlyList<(KeyRow Read, KeyRow Anew)> pairs, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var replaced = 0;
        foreach (var (read, anew) in pairs)
        {
            await using var command = connection.Command(transaction, """
                UPDATE scope_key SET wrapped = @anew, master = @master WHERE scope = @scope AND wrapped = @read
                """)
                .With("@anew", anew.Wrapped!).With("@master", anew.Master!).With("@scope", read.Scope)
                .With("@read", read.Wrapped!);
            replaced += await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return replaced;
    }

    /// <summary>How many keys each master key wraps, by its id; those without one by the empty id.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT coalesce(master, ''), count(*) FROM scope_key WHERE wrapped IS NOT NULL GROUP BY 1
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            counts[reader.GetString(0)] = reader.GetInt64(1);
        }

        return counts;
    }

    /// <summary>How many keys were destroyed; it only grows.</summary>
    public async Task<long> CountDestroyedAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, "SELECT count(*) FROM scope_key WHERE wrapped IS NULL");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static KeyRow RowOf(DbDataReader reader) => new(
        reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
        reader.IsDBNull(2) ? null : reader.GetString(2));
}
