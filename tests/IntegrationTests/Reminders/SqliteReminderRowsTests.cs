using Microsoft.Data.Sqlite;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.IntegrationTests.Reminders;

public sealed class SqliteReminderRowsTests : ReminderRowsTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vik-reminders-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    protected override Task<StorageOptions> OptionsAsync() =>
        Task.FromResult(new StorageOptions { Kind = StorageKind.Sqlite, Directory = _folder.FullName });
}
