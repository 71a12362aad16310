using VikLearning.LoadTests.Floors;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>Grain calls against PostgreSQL's own one-row inserts, in one cluster.</summary>
internal sealed class LogHoursGrainTest : ILoadTest
{
    private const double Target = 1.5;

    /// <inheritdoc />
    public string Name => "log-hours-grain";

    /// <inheritdoc />
    public string Summary => "LogHours as grain calls in this process, 256 students at once, against pgbench.";

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var scenario = new LogHoursGrain(await cluster.CreateDatabaseAsync());
        await scenario.PrepareAsync(cancellation);
        await RatioRun.RunAsync(
            run, await PgbenchInsert.PrepareAsync(cluster, cancellation), scenario, Target, cancellation);
    }
}
