using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace VikLearning.ServiceDefaults.Storage;

/// <summary>
/// One store of one service: a schema on PostgreSQL or a file on SQLite. Every connection it opens keeps what it
/// acknowledges (WAL and synchronous=FULL on SQLite).
/// </summary>
public sealed class Database : IAsyncDisposable
{
    // What every connection to a file has. The wait: while another writes, the driver alone would sleep 150 ms at a
    // time on its caller's thread. SQLite itself looks again after 1 ms, 2 ms, 5 ms and so on; after a second of that
    // the driver goes on as before.
    private const string Settings =
        "PRAGMA busy_timeout=1000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ";

    private readonly NpgsqlDataSource? _postgres;

    /// <summary>Describes the store; nothing is opened or created yet.</summary>
    /// <param name="options">Where the suite keeps its data.</param>
    /// <param name="service">The service's name in lower case: <c>portfolio</c>.</param>
    /// <param name="store">What the store holds: <c>journal</c>, <c>keys</c>, <c>grains</c>, <c>rows</c>,
    /// <c>files</c>.</param>
    public Database(StorageOptions options, string service, string store)
    {
        ArgumentNullException.ThrowIfNull(options);
        Kind = options.Kind;
        Service = service;
        Store = store;
        if (Kind == StorageKind.Postgres)
        {
            // Wrapped keys are backed up apart from the data they open, so they live in a schema of their own, and
            // elsewhere where it is said so.
            Schema = IsKeys ? $"{service}_keys" : service;
            var elsewhere = IsKeys && options.KeysPostgres.Length > 0;
            var builder = new NpgsqlConnectionStringBuilder(elsewhere ? options.KeysPostgres : options.Postgres)
            {
                SearchPath = Schema,
                ApplicationName = $"viklearning-{service}-{store}",

                // Orleans' storage prepares nothing itself, and no one here leaves a session setting behind.
                MaxAutoPrepare = 32,
                NoResetOnClose = true,
            };
            ConnectionString = builder.ConnectionString;
            _postgres = NpgsqlDataSource.Create(builder);
        }
        else if (options.KeysPostgres.Length > 0)
        {
            throw new InvalidOperationException(
                "Storage:KeysPostgres is set and Storage:Kind is not Postgres: files keep their keys beside them.");
        }
        else
        {
            Schema = "main";
            Directory.CreateDirectory(options.Directory);
            ConnectionString = new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(Path.GetFullPath(options.Directory), $"{service}-{store}.db"),
                DefaultTimeout = 30,
            }.ConnectionString;
        }
    }

    /// <summary>The backend.</summary>
    public StorageKind Kind { get; }

    /// <summary>The service the store belongs to.</summary>
    public string Service { get; }

    /// <summary>What the store holds.</summary>
    public string Store { get; }

    /// <summary>The schema its tables are in.</summary>
    public string Schema { get; }

    /// <summary>The connection string, search path included.</summary>
    public string ConnectionString { get; }

    private bool IsKeys => Store == "keys";

    /// <summary>Opens a connection that the caller disposes.</summary>
    public async ValueTask<DbConnection> OpenAsync(CancellationToken cancellation = default)
    {
        if (_postgres is not null)
        {
            return await _postgres.OpenConnectionAsync(cancellation);
        }

        var connection = new SqliteConnection(ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            Settle(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Sets what a connection to a file needs to be one of this store's; for who can't open it by
    /// <see cref="OpenAsync"/>. A server's connection needs nothing.
    /// </summary>
    /// <param name="connection">An open connection to this store.</param>
    public void Settle(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (Kind == StorageKind.Sqlite)
        {
            using var pragma = connection.CreateCommand();
            pragma.CommandText = IsKeys
                ? Settings + "PRAGMA secure_delete=ON;"
                : Settings + "PRAGMA foreign_keys=ON;";
            pragma.ExecuteNonQuery();
        }
    }

    /// <summary>
    /// After something was destroyed: takes it out of the file's own log as well, as soon as nobody reads it. On a
    /// server that is the server's, by its vacuum and its own log.
    /// </summary>
    internal async Task ForgetAsync(DbConnection connection, CancellationToken cancellation)
    {
        if (Kind == StorageKind.Sqlite)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
