using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// The demo student's exam from hand-in to a corrected result, with a canary wherever somebody can write a word: of two
/// who are apart, who talk, and of whom a third decides.
/// </summary>
internal sealed partial class FlightScoring(CanarySuite suite)
{
    private const string Student = "student01";
    private const string Clerk = "clerk01";
    private const string Cohort = "demo-cohort";

    private static readonly ServiceDescriptor[] s_services =
        [ExaminerService.Descriptor, ScoringService.Descriptor, ResultService.Descriptor, AppealService.Descriptor];

    // What takes a text here has a canary below; a new one has it when it stands here too.
    private static readonly string[] s_flown =
    [
        "CertifyExaminer", "CorrectResult", "DecideAppeal", "LodgeAppeal", "MarkInvestigation", "NoteInterview",
        "ProposeScores", "RecordTalk", "SaveScore",
    ];

    private static readonly string[] s_accounts = ["examiner01", "examiner02", "examiner03", "examiner04"];

    private readonly ExaminerService.ExaminerServiceClient _examiners = new(suite.Invoker);
    private readonly ScoringService.ScoringServiceClient _scoring = new(suite.Invoker);
    private readonly ResultService.ResultServiceClient _results = new(suite.Invoker);
    private string _student = "";
    private string _submission = "";

    /// <summary>Whether a method is one of these.</summary>
    public static bool Flies(MethodDescriptor method) => s_services.Contains(method.Service);

    public async Task WriteAsync()
    {
        Assert.Equal(s_flown, s_services.SelectMany(service => service.Methods)
            .Where(method => RequestStrings.Of(method).Any(RequestFlight.IsText))
            .Select(method => method.Name).Order());
        await HandInAsync();
        foreach (var examiner in s_accounts)
        {
            await CertifyAsync(examiner);
        }

        var today = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System));
        var assigned = await _examiners.AssignExaminersAsync(
            new() { CohortId = Cohort, Sitting = 1, ScoreFrom = today, ScoreUntil = today }, await AsAsync(Clerk));
        var exam = Assert.Single((await _examiners.GetExaminerPlanAsync(
            new() { CohortId = Cohort, Sitting = 1 }, await suite.OptionsAsync(Clerk, "exam"))).Exams);
        (_student, _submission) = (exam.StudentId, exam.SubmissionId);
        string[] pair = [AccountOf(exam.FirstExaminerId), AccountOf(exam.SecondExaminerId)];
        await ScoreAsync(pair[0], "good");
        await ScoreAsync(pair[1], "insufficient");
        await _scoring.RecordTalkAsync(
            new()
            {
                StudentId = _student,
                SubmissionId = _submission,
                Note = suite.Canaries.Next("what two talked of"),
            },
            await AsAsync(pair[0]));
        await DecideAsync(s_accounts.Except(pair).First(), assigned.Version);
        await InterviewAsync(pair, today);
        await PublishAsync();
        await AppealAsync();
    }

    private async Task DecideAsync(string third, int seenVersion)
    {
        await SeatAsync(ExaminerSeat.Third, third, seenVersion);
        await ScoreAsync(third, "sufficient");
    }

    private async Task SeatAsync(ExaminerSeat seat, string account, int seenVersion) =>
        await _examiners.SeatExaminerAsync(
            new()
            {
                CohortId = Cohort,
                Sitting = 1,
                StudentId = _student,
                SeenVersion = seenVersion,
                Seat = seat,
                ExaminerId = SubjectOf(account),
            },
            await AsAsync(Clerk));

    private static string SubjectOf(string account) => new VikLearning.AllInOne.DemoAccount(account, "", "").Subject;

    private static string AccountOf(string subject) =>
        s_accounts.Single(account => SubjectOf(account) == subject);

    private Task<CallOptions> AsAsync(string account) => suite.OptionsAsync(account);

    private async Task HandInAsync()
    {
        var reflections = (await new ReflectionService.ReflectionServiceClient(suite.Invoker).ListReflectionsAsync(
            new() { PageSize = 2 }, await AsAsync(Student))).Reflections;
        var submissions = new SubmissionService.SubmissionServiceClient(suite.Invoker);
        var changes = 0;
        foreach (var criterion in ExamLife.Criteria)
        {
            changes = (await submissions.ChooseEvidenceAsync(
                new()
                {
                    CriterionId = criterion,
                    SeenChanges = changes,
                    Entries =
                    {
                        reflections.Select(it => new ChosenEntry
                        {
                            Kind = EntryKind.Reflection,
                            EntryId = it.ReflectionId,
                            Version = it.Version,
                        }),
                    },
                },
                await AsAsync(Student))).Changes;
        }

        var handedIn = await submissions.HandInAsync(new() { SeenChanges = changes }, await AsAsync(Student));
        Assert.Equal(SubmissionStage.Admissible, handedIn.Stage);
    }

    private async Task CertifyAsync(string account)
    {
        var today = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System));
        await _examiners.CertifyExaminerAsync(
            new()
            {
                ExaminerId = SubjectOf(account),
                Name = suite.Canaries.Next("an examiner's name"),
                From = today,
                Until = today,
            },
            await AsAsync(Clerk));
    }

    private async Task ScoreAsync(string examiner, string level)
    {
        var changes = 0;
        foreach (var criterion in ExamLife.Criteria)
        {
            changes = (await _scoring.SaveScoreAsync(
                new()
                {
                    StudentId = _student,
                    SubmissionId = _submission,
                    CriterionId = criterion,
                    LevelId = level,
                    Motivation = suite.Canaries.Next("a motivation"),
                    Cited = { 2 },
                },
                await AsAsync(examiner))).Changes;
        }

        await _scoring.SubmitScoresAsync(
            new() { StudentId = _student, SubmissionId = _submission, SeenChanges = changes }, await AsAsync(examiner));
    }

    private async Task InterviewAsync(string[] pair, string today)
    {
        await _scoring.PlanInterviewAsync(
            new() { StudentId = _student, SubmissionId = _submission, On = today }, await AsAsync(pair[0]));
        await _scoring.NoteInterviewAsync(
            new()
            {
                StudentId = _student,
                SubmissionId = _submission,
                CriterionId = ExamLife.Criteria[0],
                Text = suite.Canaries.Next("what was noted in an interview"),
            },
            await AsAsync(pair[1]));
        var proposed = await _scoring.ProposeScoresAsync(
            new()
            {
                StudentId = _student,
                SubmissionId = _submission,
                Scores =
                {
                    ExamLife.Criteria.Select(criterion => new CriterionScore
                    {
                        CriterionId = criterion,
                        LevelId = "good",
                        Motivation = suite.Canaries.Next("a definitive motivation"),
                    }),
                },
            },
            await AsAsync(pair[0]));
        await _scoring.ConfirmScoresAsync(
            new() { StudentId = _student, SubmissionId = _submission, Proposal = proposed.Proposal },
            await AsAsync(pair[1]));
    }

    private async Task PublishAsync()
    {
        foreach (var begins in (bool[])[true, false])
        {
            await _results.MarkInvestigationAsync(
                new()
                {
                    CohortId = Cohort,
                    Sitting = 1,
                    StudentId = _student,
                    Begins = begins,
                    Reason = suite.Canaries.Next("why something is investigated"),
                },
                await AsAsync(Clerk));
        }

        await _results.PublishResultsAsync(
            new() { CohortId = Cohort, Sitting = 1, SeenVersion = 1 }, await AsAsync(Clerk));
        await _results.CorrectResultAsync(
            new()
            {
                CohortId = Cohort,
                Sitting = 1,
                StudentId = _student,
                SeenVersion = 1,
                CriterionId = ExamLife.Criteria[0],
                LevelId = "sufficient",
                Reason = suite.Canaries.Next("why a result was corrected"),
            },
            await AsAsync(Clerk));

        // Whom it concerns reads it all.
        var mine = await _results.ListMyResultsAsync(new(), await AsAsync(Student));
        Assert.Equal([2, 1], Assert.Single(mine.Results).Versions.Select(version => version.Version));
        Assert.All(mine.Results[0].Versions[0].Criteria, one => Assert.Equal(4, one.Motivations.Count));
    }
}
