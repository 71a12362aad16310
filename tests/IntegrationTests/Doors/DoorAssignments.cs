using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;
using static VikLearning.IntegrationTests.Doors.DoorWorld;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Every student's feedback assignment, alike: a plan, three pieces and a conclusion. The mate's has the gift of the
/// student in it; all but the student handed it over.
/// </summary>
/// <param name="gateway">Where to.</param>
/// <param name="options">Calls as somebody by a role, for a purpose.</param>
/// <param name="works">What each student has.</param>
internal sealed class DoorAssignments(
    GrpcChannel gateway, Func<string, string, string?, CallOptions> options, Dictionary<string, string> works)
{
    private const int Pieces = 3;
    private readonly FeedbackAssignmentService.FeedbackAssignmentServiceClient _own = new(gateway);

    public async Task MakeAsync()
    {
        foreach (var (student, _, _) in Students)
        {
            await WriteAsync(student);
        }
    }

    private async Task WriteAsync(string student)
    {
        var mark = Mark("assignment", student);
        await _own.SaveFeedbackPlanAsync(
            new() { Plan = new() { Learn = mark, Whom = mark, How = mark } }, By(student));
        for (var piece = student == "mate" ? 1 : 0; piece < Pieces; piece++)
        {
            works[$"piece {student}"] = (await _own.CollectOutsideFeedbackAsync(
                new()
                {
                    Role = OutsideRole.Colleague,
                    On = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System)),
                    Text = mark,
                },
                By(student))).PieceId;
        }

        if (student == "mate")
        {
            await _own.CollectGiftAsync(new() { RoundId = "noord-1.team-a.4", GiverId = "student" }, By(student));
        }

        await _own.SaveConclusionAsync(
            new() { Conclusion = new() { Heard = mark, Insight = mark, Next = mark } }, By(student));
        works[$"assignment {student}"] = student == "student"
            ? (await _own.GetFeedbackAssignmentAsync(new(), By(student))).Assignment.AssignmentId
            : (await _own.HandOverAssignmentAsync(
                new() { SeenChanges = AssignmentTable.Changes }, By(student))).AssignmentId;
    }

    private CallOptions By(string student) => options(student, "student", null);
}
