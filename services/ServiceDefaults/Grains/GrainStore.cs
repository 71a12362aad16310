using System.Data.Common;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>One service's store for Orleans: its tables and the statements that Orleans looks up there.</summary>
internal sealed class GrainStore(Database database) : IAsyncDisposable
{
    private const string Folder = "Grains";

    // What Orleans 10.4.2 asks for by name. It looks them up silo by silo and says nothing of a lack until the first
    // use (or in words of LINQ), so the store checks them all before the silo starts.
    private static readonly string[] Storage =
        ["ReadFromStorageKey", "WriteToStorageKey", "ClearStorageKey", "DeleteStorageKey"];

    private static readonly string[] Cluster =
    [
        "InsertMembershipVersionKey", "InsertMembershipKey", "UpdateMembershipKey", "UpdateIAmAlivetimeKey",
        "MembershipReadRowKey", "MembershipReadAllKey", "GatewaysQueryKey", "DeleteMembershipTableEntriesKey",
        "CleanupDefunctSiloEntriesKey", "UpsertReminderRowKey", "ReadReminderRowKey", "ReadReminderRowsKey",
        "ReadRangeRows1Key", "ReadRangeRows2Key", "DeleteReminderRowKey", "DeleteReminderRowsKey",
    ];

    /// <summary>The driver, by the name Orleans has for it.</summary>
    public string Invariant => database.Kind == StorageKind.Postgres ? "Npgsql" : "System.Data.SQLite";

    /// <summary>Where a silo's membership and reminders are; PostgreSQL only.</summary>
    /// <exception cref="InvalidOperationException">The store is a file, which one process alone can use.</exception>
    public string ClusterConnection => database.Kind == StorageKind.Postgres
        ? database.ConnectionString
        : throw new InvalidOperationException("A cluster of several silos needs Storage:Kind=Postgres.");

    /// <summary>The connections of the grain storage.</summary>
    public DbDataSource Source { get; } = new GrainStoreSource(database);

    /// <summary>Makes or updates the tables and checks that no statement lacks.</summary>
    /// <exception cref="InvalidOperationException">A statement that Orleans looks up is not there.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await Migrations.RunAsync(database, Folder, cancellation: cancellation);
        var found = await StatementsAsync(cancellation);
        var lacking = Storage.Concat(database.Kind == StorageKind.Postgres ? Cluster : []).Except(found).ToList();
        if (lacking.Count > 0)
        {
            throw new InvalidOperationException(
                $"The grain store of {database.Service} lacks statements in OrleansQuery: "
                + $"{string.Join(", ", lacking)}.");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<HashSet<string>> StatementsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT QueryKey FROM OrleansQuery WHERE QueryText <> ''";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new HashSet<string>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
