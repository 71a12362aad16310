using Google.Protobuf;
using VikLearning.LoadTests.Measuring;
using VikLearning.LoadTests.Scenarios;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Floors;

/// <summary>Every floor once, so that a machine is known before anything is compared on it.</summary>
internal sealed class FloorsTest : ILoadTest
{
    /// <inheritdoc />
    public string Name => "floors";

    /// <inheritdoc />
    public string Summary => "The machine at its best: pgbench insert, echo bare and by gateway, grain call.";

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await PgbenchAsync(run, cancellation);
        await MeasureAsync(run, new BareEcho(), cancellation);
        await GatewayEchoAsync(run, cancellation);
        await MeasureAsync(run, new MemoryGrain(), cancellation);
    }

    // The suite gives the tokens and is idle otherwise.
    private static async Task GatewayEchoAsync(LoadRun run, CancellationToken cancellation)
    {
        await using var suite = await SuiteProcess.StartAsync(SuiteTest.Students);
        await using var users = await DemoUsers.SignInAsync(suite, 1, SuiteTest.Students, cancellation);
        await using var echo = await EchoProcess.StartAsync(suite.Address, cancellation);
        var sixtyFour = new EchoResponse { Payload = ByteString.CopyFrom(new byte[64]) };
        await MeasureAsync(run, new GatewayEcho(echo.GrpcAddress, users, sixtyFour, sixtyFour), cancellation);
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
