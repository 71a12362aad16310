using Google.Protobuf;
using VikLearning.LoadTests.Floors;
using VikLearning.LoadTests.Measuring;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// A scenario through the gateway of a suite on PostgreSQL, against an echo through the same gateway.
/// </summary>
internal sealed class SuiteTest(
    string name,
    string summary,
    double target,
    Func<Uri, DemoUsers, IScenario> scenario,
    Func<IScenario, CancellationToken, Task<(IMessage Request, IMessage Answer)>> example) : ILoadTest
{
    /// <summary>So many that no user comes near the gateway's limit per user (50 a second).</summary>
    public const int Students = 384;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string Summary => summary;

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var suite = await SuiteProcess.StartAsync(Students, await cluster.CreateDatabaseAsync());
        await using var echo = await EchoProcess.StartAsync(suite.Address, cancellation);
        await using var users = await DemoUsers.SignInAsync(suite, 1, Students, cancellation);
        await using var subject = scenario(suite.GrpcAddress, users);
        await subject.PrepareAsync(cancellation);
        var (request, answer) = await example(subject, cancellation);
        await using var floor = new GatewayEcho(echo.GrpcAddress, users, request, answer);
        await floor.PrepareAsync(cancellation);
        run.Note($"{Students} students; {request.CalculateSize()} bytes asked, {answer.CalculateSize()} answered.");
        await RatioRun.RunAsync(
            run, new ClosedLoop(floor, new OperationNumbers()), subject, target, cancellation);
    }
}
