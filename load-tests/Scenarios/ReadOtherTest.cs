using System.Globalization;
using VikLearning.LoadTests.Measuring;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>What a consultation costs: a teacher's read with its line in the ledger, against the student's own read.
/// </summary>
internal sealed class ReadOtherTest : ILoadTest
{
    private const double Target = 0.5;
    private const int InFlight = 64;

    // A team of eight has one teacher: so many that none comes near the gateway's limit per user (50 a second).
    private const int Students = 1000;
    private const int Teachers = Students / 8;

    /// <inheritdoc />
    public string Name => "read-other";

    /// <inheritdoc />
    public string Summary => "A teacher reads a student's progress, with its ledger line, against the student's own.";

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var suite = await SuiteProcess.StartAsync(Students, await cluster.CreateDatabaseAsync());
        await using var students = await DemoUsers.SignInAsync(suite, 1, 384, cancellation);
        await using var teachers = await DemoUsers.SignInAsync(
            suite,
            [.. Enumerable.Range(1, Teachers)
                .Select(n => string.Create(CultureInfo.InvariantCulture, $"teacher{n:00}"))],
            cancellation);
        await using var own = new ReadProgress(suite.GrpcAddress, students, "read-own", InFlight);
        await using var other = new ReadOther(suite.GrpcAddress, teachers, InFlight);
        await own.PrepareAsync(cancellation);
        await other.PrepareAsync(cancellation);
        var numbers = new OperationNumbers();
        await RatioRun.RunAsync(run, new ClosedLoop(own, numbers), other, Target, cancellation);
        foreach (var alone in (IScenario[])[new OneAtATime(own), new OneAtATime(other)])
        {
            run.Add(await new ClosedLoop(alone, numbers).RunAsync(run.Round, cancellation));
        }
    }
}
