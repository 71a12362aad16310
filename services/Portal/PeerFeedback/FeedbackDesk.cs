using VikLearning.Portal.Gateway;
using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.PeerFeedback;

/// <summary>
/// What a student gives and receives. Names come from Roster, by a call that is written down in the ledger of each
/// mate; a mate who left the team has none here.
/// </summary>
internal sealed class FeedbackDesk(
    GatewayCall call,
    FormSender sender,
    PeerFeedbackService.PeerFeedbackServiceClient feedback,
    TeamMateService.TeamMateServiceClient mates)
{
    private static readonly string[] s_words = ["behaviour", "feeling", "consequence", "wish"];

    public async Task<ListMyFeedbackRoundsResponse> RoundsAsync(string? pageToken) =>
        await feedback.ListMyFeedbackRoundsAsync(new() { PageToken = pageToken ?? "" }, await call.ReadAsync());

    /// <summary>The names of the caller's mates by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync() =>
        (await mates.ListMyMatesAsync(new(), await call.ConsultAsync(Purposes.TeamFeedback))).Mates
            .GroupBy(mate => mate.StudentId)
            .ToDictionary(
                same => same.Key, same => same.First().Name is { Length: > 0 } name ? name : Texts.NameErased);

    /// <summary>A name, or that there is none any more.</summary>
    public static string NameOf(IReadOnlyDictionary<string, string> names, string mate) =>
        names.GetValueOrDefault(mate) ?? Texts.FeedbackFormerMate;

    public async Task<GetGivenFeedbackResponse> GivenAsync(string roundId, string receiverId) =>
        await feedback.GetGivenFeedbackAsync(
            new() { RoundId = roundId, ReceiverId = receiverId }, await call.ConsultAsync(Purposes.TeamFeedback));

    public async Task<GetReceivedFeedbackResponse> ReceivedAsync(string roundId, string giverId) =>
        await feedback.GetReceivedFeedbackAsync(
            new() { RoundId = roundId, GiverId = giverId }, await call.ReadAsync());

    public Task<string?> GiveAsync(string roundId, string receiverId, FeedbackInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, s_words, async options =>
        {
            await feedback.GiveFeedbackAsync(
                new()
                {
                    RoundId = roundId,
                    ReceiverId = receiverId,
                    Behaviour = input.Behaviour ?? "",
                    Feeling = input.Feeling ?? "",
                    Consequence = input.Consequence ?? "",
                    Wish = input.Wish ?? "",
                },
                options);
            return receiverId;
        });

    public Task<string?> WithdrawAsync(string roundId, string receiverId, FeedbackInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
        {
            await feedback.WithdrawFeedbackAsync(new() { RoundId = roundId, ReceiverId = receiverId }, options);
            return receiverId;
        });

    public Task<string?> ReadAsync(string roundId, string giverId, FeedbackInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
        {
            await feedback.ReadFeedbackAsync(new() { RoundId = roundId, GiverId = giverId }, options);
            return giverId;
        });

    public Task<string?> AnswerAsync(string roundId, string giverId, FeedbackInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["answer"], async options =>
        {
            await feedback.AnswerFeedbackAsync(
                new() { RoundId = roundId, GiverId = giverId, Answer = input.Answer ?? "" }, options);
            return giverId;
        });

    public Task<string?> ChooseAsync(string roundId, string giverId, FeedbackInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
        {
            await feedback.ChooseFeedbackUseAsync(
                new() { RoundId = roundId, GiverId = giverId, Shared = input.Shared, ForExam = input.ForExam },
                options);
            return giverId;
        });
}
