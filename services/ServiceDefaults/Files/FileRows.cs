using System.Data.Common;
using System.Globalization;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>
/// The rows of a service's files, in a store of their own, so that a large file keeps no short command waiting. A part
/// is read and written by a statement of its own: no connection waits for a slow reader.
/// </summary>
internal sealed class FileRows(Database database) : IAsyncDisposable
{
    /// <summary>Makes or updates the tables.</summary>
    public Task MigrateAsync(CancellationToken cancellation) =>
        Migrations.RunAsync(database, "Files", cancellation: cancellation);

    /// <summary>Begins a file.</summary>
    public Task BeginAsync(
        string scope, Guid id, byte[] wrappedKey, DateTimeOffset at, CancellationToken cancellation) =>
        RunAsync(
            """
            INSERT INTO stored_file (scope, id, wrapped_key, seal, claimed, loose_since)
            VALUES (@scope, @id, @wrapped_key, NULL, 0, @at)
            """,
            scope, id, command => command.With("@wrapped_key", wrappedKey).With("@at", at.ToUnixTimeMilliseconds()),
            cancellation);

    /// <summary>Adds a part.</summary>
    public Task AddAsync(string scope, Guid id, int number, byte[] cipher, CancellationToken cancellation) => RunAsync(
        "INSERT INTO stored_part (scope, id, number, cipher) VALUES (@scope, @id, @number, @cipher)",
        scope, id, command => command.With("@number", number).With("@cipher", cipher), cancellation);

    /// <summary>Ends a file that is whole.</summary>
    public Task SealAsync(string scope, Guid id, byte[] seal, CancellationToken cancellation) => RunAsync(
        "UPDATE stored_file SET seal = @seal WHERE scope = @scope AND id = @id",
        scope, id, command => command.With("@seal", seal), cancellation);

    /// <summary>Something refers to the file.</summary>
    public Task ClaimAsync(string scope, Guid id, CancellationToken cancellation) => RunAsync(
        "UPDATE stored_file SET claimed = 1 WHERE scope = @scope AND id = @id",
        scope, id, command => command, cancellation);

    /// <summary>Perhaps nothing refers to the file any more.</summary>
    public Task ReleaseAsync(string scope, Guid id, DateTimeOffset at, CancellationToken cancellation) => RunAsync(
        "UPDATE stored_file SET claimed = 0, loose_since = @at WHERE scope = @scope AND id = @id",
        scope, id, command => command.With("@at", at.ToUnixTimeMilliseconds()), cancellation);

    /// <summary>Takes a file away, there or not.</summary>
    public async Task DeleteAsync(string scope, Guid? id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "DELETE FROM stored_file WHERE scope = @scope" + (id is null ? "" : " AND id = @id"))
            .With("@scope", scope);
        if (id is { } one)
        {
            command.With("@id", Text(one));
        }

        await command.ExecuteNonQueryAsync(cancellation);
        await database.ForgetAsync(connection, cancellation);
    }

    /// <summary>A file without its parts, or null.</summary>
    public async Task<FileRow?> FindAsync(string scope, Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT scope, id, wrapped_key, seal FROM stored_file WHERE scope = @scope AND id = @id");
        await using var reader = await command.With("@scope", scope).With("@id", Text(id))
            .ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? RowOf(reader) : null;
    }

    /// <summary>How many parts a file has.</summary>
    public async Task<int> CountAsync(string scope, Guid id, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT count(*) FROM stored_part WHERE scope = @scope AND id = @id");
        var count = await command.With("@scope", scope).With("@id", Text(id)).ExecuteScalarAsync(cancellation);
        return Convert.ToInt32(count, CultureInfo.InvariantCulture);
    }

    /// <summary>A part, or null.</summary>
    public async Task<byte[]?> ReadAsync(string scope, Guid id, int number, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(
            null, "SELECT cipher FROM stored_part WHERE scope = @scope AND id = @id AND number = @number");
        return (byte[]?)await command.With("@scope", scope).With("@id", Text(id)).With("@number", number)
            .ExecuteScalarAsync(cancellation);
    }

    /// <summary>Files that nobody claimed since a moment, the oldest first.</summary>
    public async Task<IReadOnlyList<FileRow>> LooseAsync(
        DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.Command(null, """
            SELECT scope, id, wrapped_key, seal FROM stored_file
            WHERE claimed = 0 AND loose_since < @before ORDER BY loose_since LIMIT @limit
            """);
        await using var reader = await command.With("@before", before.ToUnixTimeMilliseconds())
            .With("@limit", limit).ExecuteReaderAsync(cancellation);
        var rows = new List<FileRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(RowOf(reader));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task RunAsync(
        string sql, string scope, Guid id, Func<DbCommand, DbCommand> fill, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = fill(connection.Command(null, sql).With("@scope", scope).With("@id", Text(id)));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static FileRow RowOf(DbDataReader reader) => new(
        reader.GetString(0), Guid.ParseExact(reader.GetString(1), "N"), reader.GetFieldValue<byte[]>(2),
        reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3));

    private static string Text(Guid id) => id.ToString("N");
}
