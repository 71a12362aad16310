using System.Collections.Immutable;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>
/// Wire to grain and back, for peer feedback. The access rule has seen that a teacher guides the team or the student;
/// that a student has a part in a round, the round itself says.
/// </summary>
internal sealed partial class PeerFeedbackGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(PortfolioModule.Service)] RelationRows relations,
    IServiceProvider services) : PeerFeedbackService.PeerFeedbackServiceBase
{
    private const int MostOnAPage = 20;
    private const int UsuallyOnAPage = 4;

    public override async Task<ListMyFeedbackRoundsResponse> ListMyFeedbackRounds(
        ListMyFeedbackRoundsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize, MostOnAPage, UsuallyOnAPage);
        var before = fields.Index(request.PageToken);
        fields.ThrowIfAny();
        var person = context.Caller().Subject;
        await RequireOpenAsync(person);
        var page = await grains.GetGrain<IFeedbackShelfGrain>(person).List(before, size);
        var rounds = await Task.WhenAll(page.RoundIds.Select(async roundId =>
            await grains.GetGrain<IFeedbackRoundGrain>(roundId).Get() is { } round
                ? FeedbackAnswers.MineOf(roundId, round, person)
                : null));
        return new ListMyFeedbackRoundsResponse
        {
            Rounds = { rounds.OfType<MyFeedbackRound>() },
            NextPageToken = PageTokens.Of(page.Next),
        };
    }

    public override async Task<GiveFeedbackResponse> GiveFeedback(
        GiveFeedbackRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var pair = new FeedbackPair(context.Caller().Subject, fields.Id("receiverId", request.ReceiverId));
        ImmutableArray<string> words =
        [
            .. new[]
            {
                ("behaviour", request.Behaviour), ("feeling", request.Feeling),
                ("consequence", request.Consequence), ("wish", request.Wish),
            }.Select(part => fields.Text(part.Item1, part.Item2, FourG.LongestText, required: true)),
        ];
        var envelope = EnvelopeOf(context, request, fields);
        var accepted = (await round.Deliver(envelope, pair, words)).OrThrow();
        return new GiveFeedbackResponse { Stage = FeedbackAnswers.StageOf(accepted.Stage) };
    }

    public override async Task<WithdrawFeedbackResponse> WithdrawFeedback(
        WithdrawFeedbackRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var pair = new FeedbackPair(context.Caller().Subject, fields.Id("receiverId", request.ReceiverId));
        var accepted = (await round.Withdraw(EnvelopeOf(context, request, fields), pair)).OrThrow();
        return new WithdrawFeedbackResponse { Stage = FeedbackAnswers.StageOf(accepted.Stage) };
    }

    public override async Task<ReadFeedbackResponse> ReadFeedback(
        ReadFeedbackRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var pair = new FeedbackPair(fields.Id("giverId", request.GiverId), context.Caller().Subject);
        var accepted = (await round.Read(EnvelopeOf(context, request, fields), pair)).OrThrow();
        return new ReadFeedbackResponse { Stage = FeedbackAnswers.StageOf(accepted.Stage) };
    }

    public override async Task<AnswerFeedbackResponse> AnswerFeedback(
        AnswerFeedbackRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var pair = new FeedbackPair(fields.Id("giverId", request.GiverId), context.Caller().Subject);
        var answer = fields.Text("answer", request.Answer, FeedbackTurn.LongestAnswer, required: true);
        var accepted = (await round.Answer(EnvelopeOf(context, request, fields), pair, answer)).OrThrow();
        return new AnswerFeedbackResponse { Stage = FeedbackAnswers.StageOf(accepted.Stage) };
    }

    public override async Task<ChooseFeedbackUseResponse> ChooseFeedbackUse(
        ChooseFeedbackUseRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var pair = new FeedbackPair(fields.Id("giverId", request.GiverId), context.Caller().Subject);
        var envelope = EnvelopeOf(context, request, fields);
        var accepted = (await round.ChooseUse(envelope, pair, request.Shared, request.ForExam)).OrThrow();
        return new ChooseFeedbackUseResponse { Stage = FeedbackAnswers.StageOf(accepted.Stage) };
    }

    public override async Task<GetReceivedFeedbackResponse> GetReceivedFeedback(
        GetReceivedFeedbackRequest request, ServerCallContext context)
    {
        await RequireOpenAsync(context.Caller().Subject);
        var (round, turn) = await FindAsync(
            context, request.RoundId, request.GiverId, context.Caller().Subject, it => it.Words is not null);
        if (turn.ReadAt is null)
        {
            throw new RefusedException([Refusal.Rule("feedback-unread", null)]);
        }

        return new GetReceivedFeedbackResponse
        {
            GiverId = turn.GiverId,
            Stage = FeedbackAnswers.StageOf(round, turn),
            Words = await WordsAsync(turn, context),
            DeliveredAt = FeedbackAnswers.DeliveredAt(turn),
            Shared = turn.IsShared,
            ForExam = turn.IsForExam,
        };
    }

    public override async Task<GetGivenFeedbackResponse> GetGivenFeedback(
        GetGivenFeedbackRequest request, ServerCallContext context)
    {
        var (round, turn) = await FindAsync(
            context, request.RoundId, context.Caller().Subject, request.ReceiverId, it => it.Words is not null);
        return new GetGivenFeedbackResponse
        {
            ReceiverId = turn.ReceiverId,
            Stage = FeedbackAnswers.StageOf(round, turn),
            Words = await WordsAsync(turn, context),
            DeliveredAt = FeedbackAnswers.DeliveredAt(turn),
        };
    }

    private IFeedbackRoundGrain RoundOf(RequestFields fields, string roundId)
    {
        var id = FeedbackRoundId.Parse(roundId);
        fields.Check(id is not null, Refusal.Malformed("id-invalid", "roundId"));

        // Of what can be no round a fault is known already, so nothing is decided there.
        return grains.GetGrain<IFeedbackRoundGrain>(id is null ? "none.none.1" : $"{id}");
    }

    private CommandEnvelope EnvelopeOf(
        ServerCallContext context, Google.Protobuf.IMessage request, RequestFields fields, string purpose = "own") =>
        envelopes.For(context, request, fields, purpose);

    private async Task<(FeedbackRoundView Round, FeedbackTurn Turn)> FindAsync(
        ServerCallContext context, string roundId, string giverId, string receiverId, Func<FeedbackTurn, bool> shows)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, roundId);
        fields.Id("giverId", giverId);
        fields.Id("receiverId", receiverId);
        fields.ThrowIfAny();
        var view = await round.Get();
        return view?.Find(giverId, receiverId) is { } turn && shows(turn)
            ? (view, turn)
            : throw new RefusedException([Refusal.NotFound()]);
    }

    private async Task<FeedbackWords> WordsAsync(FeedbackTurn turn, ServerCallContext context)
    {
        var texts = await ShownTexts.ReadAsync(
            services, PortfolioModule.Service, StudentGrain.ScopeOf(turn.ReceiverId),
            [.. turn.Words!.Ids().Select(id => (Guid?)id), turn.AnswerId], context.CancellationToken);
        return FeedbackAnswers.WordsOf(turn, texts);
    }

    // To a closed portfolio nobody is there.
    private async Task RequireOpenAsync(string person)
    {
        if (await grains.GetGrain<IStudentGrain>(person).IsClosed())
        {
            throw new RefusedException([Refusal.NotFound()]);
        }
    }
}
