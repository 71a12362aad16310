using System.Data.Common;
using System.Globalization;
using System.Reflection;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Storage;

/// <summary>
/// Brings a store's tables to what this build expects: embedded scripts named
/// <c>FOLDER/NNNN-what.postgres.sql</c> and <c>FOLDER/NNNN-what.sqlite.sql</c>, each run once, in order, each in a
/// transaction of its own with the record that it ran.
/// </summary>
public static class Migrations
{
    /// <summary>Runs what has not run yet. Safe when several processes start at once.</summary>
    /// <param name="database">The store.</param>
    /// <param name="folder">The folder of the scripts, also the name they are recorded under.</param>
    /// <param name="assembly">The assembly that embeds them; ServiceDefaults when absent.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task RunAsync(
        Database database, string folder, Assembly? assembly = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var (number, script) in Scripts(assembly ?? typeof(IJournal).Assembly, folder, database.Kind))
        {
            await using var transaction = await BeginAsync(connection, database, cancellation);
            if (!await HasRunAsync(connection, transaction, folder, number, cancellation))
            {
                await ExecuteAsync(connection, transaction, script, cancellation);
                await RecordAsync(connection, transaction, folder, number, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }
    }

    private static IEnumerable<(int Number, string Script)> Scripts(Assembly assembly, string folder, StorageKind kind)
    {
        var ending = kind == StorageKind.Postgres ? ".postgres.sql" : ".sqlite.sql";
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)
                && name.EndsWith(ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var number = int.Parse(name.AsSpan(folder.Length + 1, 4), CultureInfo.InvariantCulture);
            yield return (number, reader.ReadToEnd());
        }
    }

    // The lock makes a second process wait until the first has finished: an advisory one on PostgreSQL, the
    // database's own write lock on SQLite.
    private static async Task<DbTransaction> BeginAsync(
        DbConnection connection, Database database, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation);
        var prepare = database.Kind == StorageKind.Postgres
            ? $"""
               SELECT pg_advisory_xact_lock(721904);
               CREATE SCHEMA IF NOT EXISTS "{database.Schema}";
               """
            : "";
        await ExecuteAsync(connection, transaction, prepare + """
            CREATE TABLE IF NOT EXISTS migration
            (
                folder text NOT NULL,
                number integer NOT NULL,
                PRIMARY KEY (folder, number)
            );
            """, cancellation);
        return transaction;
    }

    private static async Task<bool> HasRunAsync(
        DbConnection connection, DbTransaction transaction, string folder, int number, CancellationToken cancellation)
    {
        await using var command = Command(
            connection, transaction, "SELECT 1 FROM migration WHERE folder = @folder AND number = @number");
        AddKey(command, folder, number);
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    private static async Task RecordAsync(
        DbConnection connection, DbTransaction transaction, string folder, int number, CancellationToken cancellation)
    {
        await using var command = Command(
            connection, transaction, "INSERT INTO migration (folder, number) VALUES (@folder, @number)");
        AddKey(command, folder, number);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = Command(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text is this assembly's own script.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static void AddKey(DbCommand command, string folder, int number)
    {
        Add(command, "@folder", folder);
        Add(command, "@number", number);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
