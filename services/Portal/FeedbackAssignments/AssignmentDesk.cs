using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.FeedbackAssignments;

/// <summary>
/// What a student reads and writes of their feedback assignment; and what their teacher reads of it, each time a
/// consultation, and says.
/// </summary>
internal sealed class AssignmentDesk(
    GatewayCall call, FormSender sender, FeedbackAssignmentService.FeedbackAssignmentServiceClient assignments,
    GuidedAssignmentService.GuidedAssignmentServiceClient guided,
    PeerFeedbackService.PeerFeedbackServiceClient feedback)
{
    private const int RoundsAtOnce = 20;

    // What lacks before it can be concluded or handed over may be in any part.
    private static readonly string[] s_whole = [.. AssignmentWords.Conclusion, .. AssignmentWords.Plan, "pieces"];

    public async Task<GetFeedbackAssignmentResponse> ReadAsync(int version) =>
        await assignments.GetFeedbackAssignmentAsync(new() { Version = version }, await call.ReadAsync());

    /// <summary>The gifts that the student received and read.</summary>
    public async Task<IReadOnlyList<(MyFeedbackRound Round, FeedbackToReceive Gift)>> GiftsAsync()
    {
        var page = await feedback.ListMyFeedbackRoundsAsync(
            new() { PageSize = RoundsAtOnce }, await call.ReadAsync());
        return
        [
            .. from round in page.Rounds
               from gift in round.Received
               where gift.Stage is FeedbackStage.Read or FeedbackStage.Answered
               select (round, gift),
        ];
    }

    public Task<string?> SavePlanAsync(AssignmentInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(input, problems, AssignmentWords.Plan, async options =>
        {
            await assignments.SaveFeedbackPlanAsync(
                new()
                {
                    SeenVersion = input.SeenVersion,
                    Plan = new() { Learn = input.Learn ?? "", Whom = input.Whom ?? "", How = input.How ?? "" },
                },
                options);
            return "plan";
        }, overtaken);

    public Task<string?> SaveConclusionAsync(AssignmentInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, s_whole,
            async options =>
            {
                await assignments.SaveConclusionAsync(
                    new()
                    {
                        SeenVersion = input.SeenVersion,
                        Conclusion = new()
                        {
                            Heard = input.Heard ?? "",
                            Insight = input.Insight ?? "",
                            Next = input.Next ?? "",
                        },
                    },
                    options);
                return "conclusion";
            }, overtaken);

    public Task<string?> CollectGiftAsync(AssignmentInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["giver"], async options =>
        {
            var gift = (input.Gift ?? "").Split('/');
            return (await assignments.CollectGiftAsync(
                new() { RoundId = gift[0], GiverId = gift.Length > 1 ? gift[1] : "" }, options)).PieceId;
        });

    public Task<string?> CollectOutsideAsync(AssignmentInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["role", "on", "text"], async options =>
            (await assignments.CollectOutsideFeedbackAsync(
                new()
                {
                    Role = Enum.TryParse<OutsideRole>(input.Role, out var role) ? role : default,
                    On = input.On ?? "",
                    Text = input.Text ?? "",
                },
                options)).PieceId);

    public Task<string?> TakeOutAsync(AssignmentInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
            (await assignments.TakePieceOutAsync(new() { PieceId = input.Piece ?? "" }, options)).PieceId);

    public Task<string?> HandOverAsync(AssignmentInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, s_whole,
            async options => (await assignments.HandOverAssignmentAsync(
                new() { SeenChanges = input.SeenVersion }, options)).AssignmentId,
            overtaken);

    public Task<string?> TakeBackAsync(AssignmentInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
            (await assignments.TakeBackAssignmentAsync(new(), options)).AssignmentId);

    public async Task<FeedbackAssignment> GuidedAsync(string studentId, string assignmentId) =>
        (await guided.GetGuidedAssignmentAsync(
            new() { StudentId = studentId, AssignmentId = assignmentId },
            await call.ConsultAsync(Purposes.Guiding))).Assignment;

    public Task<string?> CommentAsync(
        string studentId, string assignmentId, AssignmentInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(
            input, problems, ["text"],
            async options => (await guided.CommentOnAssignmentAsync(
                new()
                {
                    StudentId = studentId,
                    AssignmentId = assignmentId,
                    SeenVersion = input.SeenVersion,
                    Text = input.Text ?? "",
                },
                options)).AssignmentId,
            overtaken);
}
