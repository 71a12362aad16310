using System.Diagnostics;
using System.Globalization;
using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.TestHosts;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>
/// The last evening: 600 students hand in at the same moment, from a start barrier. Each portfolio is read, sealed and
/// receipted; afterwards every one is looked at: there once, with the root that was acknowledged, and a retry gets the
/// first answer.
/// </summary>
internal sealed class HandInTest : ILoadTest
{
    private const int Students = 600;
    private const int PreparedAtOnce = 32;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public string Name => "hand-in";

    /// <inheritdoc />
    public string Summary => "600 students hand in within the same second on PostgreSQL: all sealed, latency.";

    /// <inheritdoc />
    public async Task RunAsync(LoadRun run, CancellationToken cancellation)
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var suite = await SuiteProcess.StartAsync(Students, await cluster.CreateDatabaseAsync());
        await using var students = await DemoUsers.SignInAsync(suite, 1, Students, cancellation);
        using var clients = new GrpcClients(suite.GrpcAddress);
        var changes = await PrepareAsync(clients, students, cancellation);
        var latencies = new LatencyHistogram();
        var (handedIn, took) = await HandInAsync(clients, students, changes, latencies, cancellation);
        var sound = await CountSoundAsync(clients, students, changes, handedIn, cancellation);
        run.Add(Measurement.Of(Name, "barrier", latencies, Students - sound, took.TotalSeconds, null));
        run.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{sound} of {Students} sealed once, as acknowledged; all within {took.TotalSeconds:F1} s"));
    }

    // Everybody has written and chosen; only handing in is left.
    private static async Task<int[]> PrepareAsync(
        GrpcClients clients, DemoUsers students, CancellationToken cancellation)
    {
        var changes = new int[Students];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Students),
            new ParallelOptions { MaxDegreeOfParallelism = PreparedAtOnce, CancellationToken = cancellation },
            async (student, stop) =>
            {
                var reflections = new ReflectionService.ReflectionServiceClient(Channel(clients, student));
                var entries = new List<ChosenEntry>();
                for (var n = 0; n < 2; n++)
                {
                    var written = await reflections.WriteReflectionAsync(
                        new WriteReflectionRequest { Title = $"Reflectie {n}", Text = new string('x', 2000) },
                        students.Call(student, stop, $"load-write-{n}"));
                    entries.Add(new ChosenEntry
                    {
                        Kind = EntryKind.Reflection,
                        EntryId = written.ReflectionId,
                        Version = written.Version,
                    });
                }

                changes[student] = await ChooseAsync(clients, students, student, entries, stop);
            });
        return changes;
    }

    private static async Task<int> ChooseAsync(
        GrpcClients clients, DemoUsers students, int student, List<ChosenEntry> entries, CancellationToken stop)
    {
        var submissions = Submissions(clients, student);
        var exam = await submissions.GetSubmissionAsync(new GetSubmissionRequest(), students.Call(student, stop));
        var changes = exam.Changes;
        foreach (var criterion in exam.Rubric.Criteria)
        {
            changes = (await submissions.ChooseEvidenceAsync(
                new ChooseEvidenceRequest
                {
                    CriterionId = criterion.CriterionId,
                    SeenChanges = changes,
                    Entries = { entries },
                },
                students.Call(student, stop, $"load-choose-{criterion.CriterionId}"))).Changes;
        }

        return changes;
    }

    private static async Task<(HandInResponse?[] HandedIn, TimeSpan Took)> HandInAsync(
        GrpcClients clients, DemoUsers students, int[] changes, LatencyHistogram latencies,
        CancellationToken cancellation)
    {
        var barrier = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Task.WhenAll(Enumerable.Range(0, Students).Select(async student =>
        {
            await barrier.Task;
            var asked = Stopwatch.GetTimestamp();
            var answer = await SendAsync(clients, students, changes, student, cancellation);
            latencies.Record((long)Stopwatch.GetElapsedTime(asked).TotalNanoseconds);
            return answer;
        }));
        var opened = Stopwatch.GetTimestamp();
        barrier.SetResult();
        return (await all, Stopwatch.GetElapsedTime(opened));
    }

    private static async Task<HandInResponse?> SendAsync(
        GrpcClients clients, DemoUsers students, int[] changes, int student, CancellationToken cancellation)
    {
        try
        {
            return await Submissions(clients, student).HandInAsync(
                new HandInRequest { SeenChanges = changes[student] },
                students.Call(student, cancellation, "load-hand-in").WithDeadline(DateTime.UtcNow + s_patience));
        }
        catch (Grpc.Core.RpcException refused)
        {
            Console.Error.WriteLine($"student {student + 1}: {refused.Status}");
            return null;
        }
    }

    private static async Task<int> CountSoundAsync(
        GrpcClients clients, DemoUsers students, int[] changes, HandInResponse?[] handedIn,
        CancellationToken cancellation)
    {
        var sound = 0;
        await Parallel.ForEachAsync(
            handedIn.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = PreparedAtOnce, CancellationToken = cancellation },
            async (one, stop) =>
            {
                var again = await SendAsync(clients, students, changes, one.Index, stop);
                var kept = await Submissions(clients, one.Index).GetSubmissionAsync(
                    new GetSubmissionRequest(), students.Call(one.Index, stop));
                if (one.Item is { } answer && again?.Receipt == answer.Receipt
                    && kept.Seals.Count == 1 && kept.Seals[0].Root == answer.Root)
                {
                    Interlocked.Increment(ref sound);
                }
            });
        return sound;
    }

    private static SubmissionService.SubmissionServiceClient Submissions(GrpcClients clients, int student) =>
        new(Channel(clients, student));

    private static Grpc.Net.Client.GrpcChannel Channel(GrpcClients clients, int student) =>
        clients.Channels[student % clients.Channels.Count];
}
