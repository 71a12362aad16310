using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.IntegrationTests.Reminders;

public class PostgresReminderRowsTests(Postgres postgres) : ReminderRowsTests
{
    protected override async Task<StorageOptions> OptionsAsync() =>
        new() { Kind = StorageKind.Postgres, Postgres = await postgres.DatabaseAsync() };
}
