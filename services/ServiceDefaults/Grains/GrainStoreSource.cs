using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>
/// The connections that Orleans' grain storage opens. On SQLite one at a time: writers that meet on a file poll for
/// its lock with pauses that grow to seconds, and a queue here does not.
/// </summary>
internal sealed class GrainStoreSource(Database database) : DbDataSource
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc />
    public override string ConnectionString => database.ConnectionString;

    // Orleans asks for a connection that is not open only to see the driver's type.
    /// <inheritdoc />
    protected override DbConnection CreateDbConnection() => database.Kind == StorageKind.Postgres
        ? new NpgsqlConnection(database.ConnectionString)
        : new SqliteConnection(database.ConnectionString);

    /// <inheritdoc />
    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(
        CancellationToken cancellationToken = default)
    {
        if (database.Kind == StorageKind.Postgres)
        {
            return await database.OpenAsync(cancellationToken);
        }

        // The driver waits for the disk on the thread that calls; yielding keeps that off the grain's own turn.
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            connection.StateChange += GiveTurnBack;
            return connection;
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <inheritdoc />
    protected override async ValueTask DisposeAsyncCore()
    {
        _turn.Dispose();
        await base.DisposeAsyncCore();
    }

    private void GiveTurnBack(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            ((DbConnection)sender).StateChange -= GiveTurnBack;
            _turn.Release();
        }
    }
}
