using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Storage;

/// <summary>What each connection to a file has, whoever opened it.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-database-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("rows", "foreign_keys")]
    [InlineData("keys", "secure_delete")]
    public async Task It_keeps_what_it_acknowledges_and_waits_for_another_writer(string store, string own)
    {
        await using var database = new Database(new StorageOptions { Directory = _folder }, "tests", store);
        await using var opened = await database.OpenAsync(Stop);
        await using var elsewhere = new SqliteConnection(database.ConnectionString);
        await elsewhere.OpenAsync(Stop);
        database.Settle(elsewhere);

        foreach (var connection in (DbConnection[])[opened, elsewhere])
        {
            Assert.Equal(
                ("wal", "2", "1000", "1"),
                (await AskAsync(connection, "journal_mode"), await AskAsync(connection, "synchronous"),
                    await AskAsync(connection, "busy_timeout"), await AskAsync(connection, own)));
        }
    }

    private static async Task<string?> AskAsync(DbConnection connection, string pragma)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture);
    }
}
