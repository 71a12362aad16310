using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.IntegrationTests.Journal;

public sealed class PostgresJournalTests(Postgres postgres) : JournalTests
{
    private string _connection = "";

    protected override async ValueTask PrepareAsync() => _connection = await postgres.DatabaseAsync();

    protected override IJournalBackend NewBackend() =>
        new PostgresJournalBackend(new Database(
            new StorageOptions { Kind = StorageKind.Postgres, Postgres = _connection }, "tests", "journal"));
}
