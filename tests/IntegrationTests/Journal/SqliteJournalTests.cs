using Microsoft.Data.Sqlite;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.IntegrationTests.Journal;

public sealed class SqliteJournalTests : JournalTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-journal-").FullName;

    protected override void CleanUp()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    protected override ValueTask PrepareAsync() => ValueTask.CompletedTask;

    protected override IJournalBackend NewBackend() =>
        new SqliteJournalBackend(new Database(new StorageOptions { Directory = _folder }, "tests", "journal"));

    protected override async Task<IJournalBackend> EarlierAsync(Func<string, string> script)
    {
        var file = Path.Combine(_folder, "earlier-journal.db");
        await using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = script("sqlite");
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        return new SqliteJournalBackend(
            new Database(new StorageOptions { Directory = _folder }, "earlier", "journal"));
    }
}
