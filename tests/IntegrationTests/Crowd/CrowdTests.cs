using Grpc.Net.Client;
using VikLearning.IntegrationTests.Doors;
using VikLearning.Protos.Exams.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>
/// Everybody at once, through the gateway: students hand in, examiners score, clerks seat, publish and correct, and all
/// of them try what they may not. Whatever the order in which the suite took it, each command that it acknowledged was
/// one that a simple model allows there, and nobody ever saw what they should not.
/// </summary>
[Collection(DoorGroup.Name)]
public sealed class CrowdTests : IAsyncDisposable
{
    private const int ExaminerTries = 45;
    private const int ClerkTries = 45;
    private const int StudentTries = 10;
    private const int LaterTries = 12;
    private const int MostRounds = 12;

    // Of one fault all that is wrong after it follows.
    private const int MostTold = 10;

    private readonly int _seed = Random.Shared.Next();
    private readonly GrpcChannel _gateway;
    private readonly CrowdLog _log;
    private readonly CrowdJournal _journal;
    private readonly CrowdExaminer[] _examiners;
    private readonly CrowdClerk[] _clerks;
    private CrowdStudent[] _students = [];

    public CrowdTests(DoorSuite suite)
    {
        _gateway = GrpcChannel.ForAddress(suite.Suite.GrpcAddress);
        _log = new CrowdLog(suite.Forge, TestContext.Current.CancellationToken);
        _journal = new CrowdJournal(suite.Database);
        _examiners = [.. CrowdCast.Examiners.Select(one => new CrowdExaminer(one, _log, _gateway, RandomOf(one)))];
        _clerks = [.. CrowdCast.Clerks.Select(one => new CrowdClerk(one, _log, _gateway, RandomOf(one)))];
    }

    public async ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_many_do_at_once_is_what_a_simple_model_allows()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {_seed}");
        await _journal.StartAsync(_log.Stop);
        var desk = _clerks[0].Desk;
        var academy = new CrowdAcademy(_log, _gateway, desk);
        var exam = new ModelExam(new ModelRubric(await academy.MakeAsync()));
        _students =
        [
            .. CrowdCast.Students.Select(one =>
                new CrowdStudent(one, academy.Works[one.Id], _log, _gateway, RandomOf(one))),
        ];

        await TogetherAsync([.. _students.Select<CrowdStudent, Func<Task>>(one => one.HandInAsync)]);
        Assert.NotNull((await desk.AssignAsync(1, 0)).Answer);
        await _clerks[0].ReplaceAsync(CrowdCast.Students[2].Id);
        await academy.OpenSecondAsync(_journal);
        await TogetherAsync(
        [
            .. _examiners.Select<CrowdExaminer, Func<Task>>(one => () => one.RunAsync(ExaminerTries)),
            .. _clerks.Select<CrowdClerk, Func<Task>>(one => () => one.RunAsync(ClerkTries, isEarly: true)),
            .. _students.Select<CrowdStudent, Func<Task>>(one => () => one.RunAsync(StudentTries)),
        ]);
        await FinishAsync();
        await TogetherAsync(
        [
            .. _examiners.Select<CrowdExaminer, Func<Task>>(one => () => one.RunAsync(LaterTries / 2)),
            .. _clerks.Select<CrowdClerk, Func<Task>>(one => () => one.RunAsync(LaterTries)),
            .. _students.Select<CrowdStudent, Func<Task>>(one => () => one.RunAsync(LaterTries)),
        ]);

        var verdict = new CrowdVerdict(_log.Calls, await _journal.ReadAsync(_log.Stop));
        verdict.Judge(exam);
        string[] findings = [.. verdict.Findings, .. _log.Findings];
        Assert.True(findings.Length == 0, $"seed {_seed}\n{string.Join('\n', findings.Take(MostTold))}");
        AssertReached(exam);
    }

    // All start at once; and as long as any of them is at it, students look whether there is a result.
    private async Task TogetherAsync(params IReadOnlyCollection<Func<Task>> all)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = all.Select(async one =>
        {
            await start.Task;
            await one();
        }).ToList();
        start.SetResult();
        var whole = Task.WhenAll(running);
        for (var turn = 0; !whole.IsCompleted; turn++)
        {
            await _students[turn % _students.Length].WatchAsync();
        }

        await whole;
    }

    // What was left open is brought to its end, so that every time there are results to make known.
    private async Task FinishAsync()
    {
        var (clerk, desk) = (_clerks[0], _clerks[0].Desk);
        for (var round = 0; await desk.PlanAsync() is var plan && plan.Exams.Any(IsOpen); round++)
        {
            Assert.True(round < MostRounds, $"seed {_seed}: {plan}");
            await desk.CertifyAsync(CrowdCast.Leaving);
            foreach (var one in _clerks)
            {
                await one.Desk.CompleteAsync();
            }

            foreach (var left in plan.Exams)
            {
                await clerk.InvestigateAsync(left.StudentId, begins: false);
                await clerk.AbsentAsync(left.StudentId, ExamAbsence.None);
            }

            await desk.SeatThirdsAsync();
            await TogetherAsync([.. _examiners.Select<CrowdExaminer, Func<Task>>(one => one.FinishAsync)]);

            // All look just before, when results are fixed and not made known.
            await Task.WhenAll(_students.Select(one => one.WatchAsync()));
            await clerk.PublishAsync();
        }
    }

    // Who is absent, and sat again since, stays so.
    private static bool IsOpen(PlannedExam exam) => !exam.Published
        && (exam.Absence == ExamAbsence.None || CrowdCast.Absent.All(one => one.Id != exam.StudentId));

    // A crowd that comes nowhere would break no rule.
    private void AssertReached(ModelExam exam)
    {
        foreach (var student in CrowdCast.Students)
        {
            Assert.True(
                exam.Published.Last.Contains(CrowdCast.SubmissionOf(student.Id))
                || CrowdCast.Absent.Contains(student));
        }

        var all = CrowdCast.Students.Select(one => exam.Scores(CrowdCast.SubmissionOf(one.Id)).Last).ToList();
        Assert.Contains(all, one => one.Results.Count > 1);
        Assert.Contains(all, one => one.In.Count > 2);
        Assert.Contains(all, one => !one.Vacated.IsEmpty);
        Assert.Contains(CrowdCast.Students, HasSatAgain);
        Assert.Superset(
            new HashSet<string>
            {
                "own-proposal", "results-open", "result-not-published", "handed-in-already", "score-changed-elsewhere",
                "idempotency-key-reused",
            },
            _log.Calls.Select(call => call.Code).ToHashSet());

        bool HasSatAgain(CrowdPerson one) => exam.Submission(CrowdCast.SubmissionOf(one.Id, 2)).Last.IsAdmitted;
    }

    // Not by the hash of the name, which is another one in every process.
    private Random RandomOf(CrowdPerson one) => new(_seed ^ one.Id.Sum(letter => letter * letter));
}
