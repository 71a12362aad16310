using VikLearning.LoadTests.Measuring;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Floors;

/// <summary>Every floor once, so that a machine is known before anything is compared on it.</summary>
internal sealed class FloorsTest : ILoadTest
{
    /// <inheritdoc />
    public string Name => "floors";

    /// <inheritdoc />
    public string Summary => "What the machine can do at best: pgbench insert, echoes, an in-memory grain call.";

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await PgbenchAsync(run, cancellation);
        await MeasureAsync(run, new BareEcho(), cancellation);
        await MeasureAsync(run, new MemoryGrain(), cancellation);
    }

    private static async Task PgbenchAsync(LoadRun run, CancellationToken cancellation)
    {
        if (PostgresCluster.Missing is { } reason)
        {
            run.Note($"pgbench-insert left out: {reason}");
            return;
        }

        await using var cluster = await PostgresCluster.StartAsync();
        var pgbench = await PgbenchInsert.PrepareAsync(cluster, cancellation);
        await pgbench.RunAsync(run.WarmUp, cancellation);
        run.Add(await pgbench.RunAsync(run.Round, cancellation));
    }

    private static async Task MeasureAsync(LoadRun run, IScenario scenario, CancellationToken cancellation)
    {
        await using (scenario)
        {
            await scenario.PrepareAsync(cancellation);
            var loop = new ClosedLoop(scenario, new OperationNumbers());
            await loop.RunAsync(run.WarmUp, cancellation);
            run.Add(await loop.RunAsync(run.Round, cancellation));
        }
    }
}
