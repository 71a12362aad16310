using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.IntegrationTests.Relations;

public class PostgresRelationRowsTests(Postgres postgres) : RelationRowsTests
{
    protected override async Task<StorageOptions> OptionsAsync() =>
        new() { Kind = StorageKind.Postgres, Postgres = await postgres.DatabaseAsync() };
}
