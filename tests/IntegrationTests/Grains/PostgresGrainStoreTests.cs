namespace VikLearning.IntegrationTests.Grains;

public sealed class PostgresGrainStoreTests(Postgres postgres) : GrainStoreTests
{
    protected override string PayloadAsText => "SELECT convert_from(payload, 'UTF8') FROM grain_state";

    protected override async Task<Dictionary<string, string?>> SettingsAsync() => new()
    {
        ["Storage:Kind"] = "Postgres",
        ["Storage:Postgres"] = await postgres.DatabaseAsync(),
    };
}
