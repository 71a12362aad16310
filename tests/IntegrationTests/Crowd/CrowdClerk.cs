using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>A clerk: seats, marks, publishes and corrects, beside another who does the same.</summary>
internal sealed class CrowdClerk(CrowdPerson me, CrowdLog log, GrpcChannel gateway, Random random)
{
    private const int Moves = 16;
    private const int MostCorrected = 3;
    private const string Reason = "Een reden die lang genoeg is.";
    private static readonly string[] s_levels = ["insufficient", "nearly", "sufficient", "good"];

    private readonly CrowdDesk _desk = new(me, log, gateway);
    private readonly ResultService.ResultServiceClient _results = new(gateway);
    private readonly HashSet<string> _replaced = [];

    public CrowdDesk Desk => _desk;

    /// <summary>Tries so many things.</summary>
    /// <param name="times">How many.</param>
    /// <param name="isEarly">
    /// Whether results are still to come: then what is too early is tried at once. After that half are corrections.
    /// </param>
    public async Task RunAsync(int times, bool isEarly = false)
    {
        if (isEarly)
        {
            await PublishAsync();
            await CorrectAsync();
        }

        for (var time = 0; time < times; time++)
        {
            await (!isEarly && random.Next(2) == 0 ? CorrectAsync() : TryAsync());
        }
    }

    /// <summary>Makes the results of the first sitting known.</summary>
    public async Task<bool> PublishAsync(int stale = 0, int sitting = 1)
    {
        var exam = await _desk.ExamAsync();
        return (await log.SendAsync(
            me, _results.PublishResultsAsync,
            new PublishResultsRequest
            {
                CohortId = CrowdCast.Cohort,
                Sitting = sitting,
                SeenVersion = exam.Version - stale,
                AppealDays = random.Next(20) == 0 ? 1 : 0,
            },
            IsTwice)).Answer is not null;
    }

    /// <summary>Changes a level of one result, of whichever of its first versions it may still be.</summary>
    public async Task CorrectAsync()
    {
        var seen = await _desk.PlanAsync();
        var student = Any(seen.Exams).StudentId;
        for (var version = 1; version <= MostCorrected; version++)
        {
            await log.SendAsync(
                me, _results.CorrectResultAsync,
                new CorrectResultRequest
                {
                    CohortId = CrowdCast.Cohort,
                    Sitting = 1,
                    StudentId = student,
                    SeenVersion = version,
                    CriterionId = random.Next(2) == 0 ? "feedback" : "development",
                    LevelId = s_levels[random.Next(s_levels.Length)],
                    Reason = Reason,
                },
                IsTwice);
        }
    }

    public Task AbsentAsync(string student, ExamAbsence absence) => log.SendAsync(
        me, _results.MarkAbsenceAsync,
        new MarkAbsenceRequest
        {
            CohortId = CrowdCast.Cohort,
            Sitting = 1,
            StudentId = student,
            Absence = absence,
        },
        IsTwice);

    public Task InvestigateAsync(string student, bool begins) => log.SendAsync(
        me, _results.MarkInvestigationAsync,
        new MarkInvestigationRequest
        {
            CohortId = CrowdCast.Cohort,
            Sitting = 1,
            StudentId = student,
            Begins = begins,
            Reason = Reason,
        },
        IsTwice);

    private Task TryAsync() => random.Next(Moves) switch
    {
        0 => AbsentAsync(Any(CrowdCast.Absent).Id, ExamAbsence.Ill),
        1 or 2 => AbsentAsync(Any(CrowdCast.Absent).Id, ExamAbsence.None),
        3 => InvestigateAsync(AnyStudent, true),
        4 or 5 => InvestigateAsync(AnyStudent, false),
        6 => PublishAsync(),
        7 => PublishAsync(random.Next(2), 2 - random.Next(2)),
        8 => CorrectAsync(),
        9 => _desk.WithdrawAsync(CrowdCast.Leaving),
        10 => _desk.CertifyAsync(CrowdCast.Leaving),
        11 => _desk.SitAsync(random.Next(1, 3), random.Next(3) - 1, random.Next(1, 4)),
        12 => _desk.AssignAsync(random.Next(1, 3), random.Next(2)),
        13 => SeatAnybodyAsync(),
        14 => _desk.SeatThirdsAsync(),
        _ => ReplaceAsync(),
    };

    private Task ReplaceAsync() =>
        ReplaceAsync(Any([.. CrowdCast.Students.Where((_, index) => CrowdCast.Clerks[index % 2] == me)]).Id);

    /// <summary>
    /// Gives one seat of a student to somebody else, once, so that there is always a third left. Each clerk has every
    /// other student.
    /// </summary>
    public async Task ReplaceAsync(string student)
    {
        if (_replaced.Add(student))
        {
            await _desk.ReplaceAsync(student, random.Next(2) == 0 ? ExaminerSeat.First : ExaminerSeat.Second);
        }
    }

    // Who is in conflict, has no certificate or a seat already; or of a plan that is older.
    private async Task SeatAnybodyAsync()
    {
        var plan = await _desk.PlanAsync();
        var exam = Any(plan.Exams);
        string[] odd = CrowdCast.TeamOf(CrowdCast.Students.Single(one => one.Id == exam.StudentId))
            == CrowdCast.TaughtTeam
                ? [CrowdCast.Teaching, "crowd-nobody", exam.FirstExaminerId]
                : ["crowd-nobody", exam.SecondExaminerId];
        await _desk.SeatAsync(
            exam.StudentId, (ExaminerSeat)random.Next(1, 4), odd[random.Next(odd.Length)], plan.Version);
        await _desk.SeatAsync(
            exam.StudentId, (ExaminerSeat)random.Next(1, 4), CrowdCast.Examiners[0].Id, plan.Version - 1);
    }

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private string AnyStudent => Any(CrowdCast.Students).Id;

    private bool IsTwice => random.Next(7) == 0;
}
