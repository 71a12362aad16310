using VikLearning.Portal.Gateway;
using VikLearning.Portal.Guidance;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.PeerFeedback;

/// <summary>What the teacher of a team does with its rounds.</summary>
internal sealed class RoundDesk(
    GatewayCall call,
    FormSender sender,
    GuidanceReader guidance,
    PeerFeedbackService.PeerFeedbackServiceClient feedback)
{
    /// <summary>The rounds of a team, in counts.</summary>
    public async Task<IReadOnlyList<FeedbackRoundSummary>> RoundsAsync(string teamRef) =>
        (await feedback.ListFeedbackRoundsAsync(new() { TeamRef = teamRef }, await call.ReadAsync())).Rounds;

    public async Task<GetFeedbackRoundResponse> RoundAsync(string roundId) =>
        await feedback.GetFeedbackRoundAsync(new() { RoundId = roundId }, await call.ConsultAsync(Purposes.Guiding));

    public async Task<GetSharedFeedbackResponse> SharedAsync(string roundId, string receiverId, string giverId) =>
        await feedback.GetSharedFeedbackAsync(
            new() { RoundId = roundId, ReceiverId = receiverId, GiverId = giverId },
            await call.ConsultAsync(Purposes.Guiding));

    /// <summary>The students of the team that a round or a team's name begins with, by name.</summary>
    public Task<IReadOnlyList<GuidedStudent>> StudentsAsync(string teamRef) => guidance.TeamAsync(teamRef);

    public Task<string?> OpenAsync(string teamRef, RoundInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["number", "present", "closes"], async options =>
        {
            var roundId = $"{teamRef}.{input.Number}";
            await feedback.OpenFeedbackRoundAsync(
                new() { RoundId = roundId, PresentIds = { input.Present ?? [] }, ClosesOn = input.ClosesOn ?? "" },
                options);
            return roundId;
        });

    public Task<string?> JoinAsync(string roundId, RoundInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["student"], async options =>
        {
            await feedback.JoinFeedbackRoundAsync(
                new() { RoundId = roundId, StudentId = input.Student ?? "" }, options);
            return roundId;
        });

    public Task<string?> MarkAbsenceAsync(string roundId, RoundInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["student"], async options =>
        {
            await feedback.MarkFeedbackAbsenceAsync(
                new() { RoundId = roundId, StudentId = input.Student ?? "" }, options);
            return roundId;
        });

    public Task<string?> CloseAsync(string roundId, RoundInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
        {
            await feedback.CloseFeedbackRoundAsync(new() { RoundId = roundId }, options);
            return roundId;
        });
}
