using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>What the mate handed in, and who scores it.</summary>
/// <param name="gateway">Where to.</param>
/// <param name="options">Calls as somebody by a role, for a purpose.</param>
/// <param name="works">What each student has.</param>
internal sealed class DoorScoring(
    GrpcChannel gateway, Func<string, string, string?, CallOptions> options, Dictionary<string, string> works)
{
    private const string Cohort = "noord-1";
    private const string Candidate = "mate";
    private const int DaysOpen = 30;

    private readonly ExaminerService.ExaminerServiceClient _examiners = new(gateway);

    private CallOptions Clerk => options("examclerk", "exam-clerk", null);

    public async Task MakeAsync()
    {
        var submissions = new SubmissionService.SubmissionServiceClient(gateway);
        var changes = 0;
        foreach (var criterion in ExamLife.Criteria)
        {
            changes = (await submissions.ChooseEvidenceAsync(
                new()
                {
                    CriterionId = criterion,
                    SeenChanges = changes,
                    Entries = { Entry("reflection"), Entry("reflectionToRevise") },
                },
                options(Candidate, "student", null))).Changes;
        }

        await submissions.HandInAsync(new() { SeenChanges = changes }, options(Candidate, "student", null));
        await AssignAsync();
    }

    // One of the two gives their seat to somebody who is then no examiner any more.
    private async Task AssignAsync()
    {
        var today = AcademyTime.Today(TimeProvider.System);
        var until = AcademyTime.Iso(today.AddDays(DaysOpen));
        await CertifyAsync(ScoringTable.Replaced, until);
        await CertifyAsync("examiner", until);
        var assigned = await _examiners.AssignExaminersAsync(
            new() { CohortId = Cohort, Sitting = 1, ScoreFrom = AcademyTime.Iso(today), ScoreUntil = until }, Clerk);
        var plan = await _examiners.GetExaminerPlanAsync(
            new() { CohortId = Cohort, Sitting = 1 }, options("examclerk", "exam-clerk", "exam"));
        var exam = plan.Exams.Single(one => one.StudentId == Candidate);
        works[$"submission {Candidate}"] = exam.SubmissionId;
        await CertifyAsync(ScoringTable.Uncertified, until);
        await _examiners.SeatExaminerAsync(
            new()
            {
                CohortId = Cohort,
                Sitting = 1,
                StudentId = Candidate,
                SeenVersion = assigned.Version,
                Seat = exam.FirstExaminerId == ScoringTable.Replaced ? ExaminerSeat.First : ExaminerSeat.Second,
                ExaminerId = ScoringTable.Uncertified,
            },
            Clerk);
        await _examiners.WithdrawCertificateAsync(new() { ExaminerId = ScoringTable.Uncertified }, Clerk);
    }

    private async Task CertifyAsync(string examiner, string until) => await _examiners.CertifyExaminerAsync(
        new()
        {
            ExaminerId = examiner,
            From = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System)),
            Until = until,
        },
        Clerk);

    private ChosenEntry Entry(string work) => new()
    {
        Kind = EntryKind.Reflection,
        EntryId = works[$"{work} {Candidate}"],
        Version = 1,
    };
}
