using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// The feedback assignment of the canary student: what opens its conclusion, and that it is with the teacher.
/// </summary>
internal sealed class FlightAssignment(CanarySuite suite)
{
    private readonly FeedbackAssignmentService.FeedbackAssignmentServiceClient _own = new(suite.Invoker);
    private string _assignment = "";
    private int _seen;

    /// <summary>Whether a method writes in a feedback assignment.</summary>
    public static bool Is(MethodDescriptor method) => method.Name is "SaveFeedbackPlan" or "CollectOutsideFeedback"
        or "SaveConclusion" or "CommentOnAssignment";

    /// <summary>The fields of such a request that say what it is about.</summary>
    public IEnumerable<KeyValuePair<string, object>> Values =>
    [
        new("student_id", CanarySuite.StudentId), new("assignment_id", _assignment), new("seen_version", _seen),
        new("role", OutsideRole.Colleague),
    ];

    /// <summary>Has an assignment that the method can be about.</summary>
    public async Task BeReadyAsync(MethodDescriptor method)
    {
        var now = await NowAsync();
        if (method.Name is "SaveConclusion" && !now.ConclusionOpen)
        {
            await OpenAsync(now.PlanVersion);
            now = await NowAsync();
        }

        if (method.Name is "CommentOnAssignment" && now.HandedOver.Count == 0)
        {
            await HandOverAsync(now);
            now = await NowAsync();
        }

        _assignment = now.Assignment.AssignmentId;
        _seen = method.Name switch
        {
            "SaveConclusion" => now.ConclusionVersion,
            "CommentOnAssignment" => now.HandedOver.Count,
            _ => now.PlanVersion,
        };
    }

    private async Task<GetFeedbackAssignmentResponse> NowAsync() =>
        await _own.GetFeedbackAssignmentAsync(new(), await suite.OptionsAsync(CanarySuite.Student));

    private async Task OpenAsync(int seen)
    {
        await _own.SaveFeedbackPlanAsync(
            new()
            {
                SeenVersion = seen,
                Plan = new()
                {
                    Learn = suite.Canaries.Next("what I want to learn"),
                    Whom = suite.Canaries.Next("whom I ask"),
                    How = suite.Canaries.Next("how I ask it"),
                },
            },
            await suite.OptionsAsync(CanarySuite.Student));
        foreach (var piece in (string[])["a first piece", "a second piece"])
        {
            await _own.CollectOutsideFeedbackAsync(
                new()
                {
                    Role = OutsideRole.Family,
                    On = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System)),
                    Text = suite.Canaries.Next(piece),
                },
                await suite.OptionsAsync(CanarySuite.Student));
        }
    }

    private async Task HandOverAsync(GetFeedbackAssignmentResponse now)
    {
        var handed = await _own.HandOverAssignmentAsync(
            new() { SeenChanges = now.Changes }, await suite.OptionsAsync(CanarySuite.Student));
        var guided = new GuidedAssignmentService.GuidedAssignmentServiceClient(suite.Invoker);
        var request = new GetGuidedAssignmentRequest
        {
            StudentId = CanarySuite.StudentId,
            AssignmentId = handed.AssignmentId,
        };
        await Heard.ByNowAsync(
            async () => await guided.GetGuidedAssignmentAsync(
                request, await suite.OptionsAsync("teacher01", "guiding")),
            TestContext.Current.CancellationToken, StatusCode.NotFound, StatusCode.Unavailable);
    }
}
