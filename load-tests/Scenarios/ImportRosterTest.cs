using System.Globalization;
using VikLearning.LoadTests.Floors;
using VikLearning.LoadTests.Measuring;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>How many students an import takes in a second, against PostgreSQL's own one-row inserts.</summary>
internal sealed class ImportRosterTest : ILoadTest
{
    private const double Target = 0.05;

    /// <inheritdoc />
    public string Name => "import-roster";

    /// <inheritdoc />
    public string Summary => "A roster of 5,000 students imported through the gateway, against pgbench's inserts.";

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var suite = await SuiteProcess.StartAsync(1, database);
        await using var admin = await DemoUsers.SignInAsync(suite, ["admin"], cancellation);
        var floor = await PgbenchInsert.PrepareAsync(cluster, cancellation);
        using var subject = new ImportRoster(suite.GrpcAddress, admin, database);
        var pairs = await new Contest(floor, subject)
            .RunAsync(run.Settings.Rounds, run.WarmUp, run.Round, run.Add, cancellation);
        run.Add(Ratio.Of(pairs), Target);
        var took = subject.Took.Select(it => it.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        run.Note($"{ImportRoster.Students} students, seconds: {string.Join(", ", took)}");
    }
}
