using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Calendars;
using static VikLearning.IntegrationTests.Doors.DoorWorld;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>The exams of all cohorts, and what the student handed in: one reflection, which is too little.</summary>
/// <param name="gateway">Where to.</param>
/// <param name="options">Calls as somebody by a role, for a purpose.</param>
/// <param name="works">What each student has.</param>
/// <param name="stop">Stops waiting.</param>
internal sealed class DoorExam(
    GrpcChannel gateway, Func<string, string, string?, CallOptions> options,
    IReadOnlyDictionary<string, string> works, CancellationToken stop)
{
    private const int DaysOpen = 30;

    public async Task MakeAsync()
    {
        var exams = new ExaminationService.ExaminationServiceClient(gateway);
        var today = AcademyTime.Today(TimeProvider.System);
        foreach (var cohort in Cohorts)
        {
            await Heard.ByNowAsync(
                async () => await exams.OpenExaminationAsync(
                    new()
                    {
                        CohortId = cohort,
                        RubricId = ExamTable.Rubric,
                        RubricVersion = 1,
                        FewestPercent = 0,
                        HandInFrom = AcademyTime.Iso(today),
                        HandInUntil = AcademyTime.Iso(today.AddDays(DaysOpen)),
                    },
                    options("examclerk", "exam-clerk", null)),
                stop, StatusCode.NotFound, StatusCode.Unavailable);
        }

        var submissions = new SubmissionService.SubmissionServiceClient(gateway);
        var chosen = await submissions.ChooseEvidenceAsync(
            new()
            {
                CriterionId = "reflecting",
                Entries =
                {
                    new ChosenEntry { Kind = EntryKind.Reflection, EntryId = works["reflection student"], Version = 1 },
                },
            },
            options("student", "student", null));
        await submissions.HandInAsync(
            new() { SeenChanges = chosen.Changes }, options("student", "student", null));
    }
}
