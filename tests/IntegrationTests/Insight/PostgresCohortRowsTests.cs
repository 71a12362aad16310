using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.IntegrationTests.Insight;

public class PostgresCohortRowsTests(Postgres postgres) : CohortRowsTests
{
    protected override async Task<StorageOptions> OptionsAsync() =>
        new() { Kind = StorageKind.Postgres, Postgres = await postgres.DatabaseAsync() };
}
