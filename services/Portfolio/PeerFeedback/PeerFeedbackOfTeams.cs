using System.Collections.Immutable;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.PeerFeedback;

/// <content>What the teacher of a team does and sees.</content>
internal sealed partial class PeerFeedbackGrpcService
{
    private const int MostPresent = 100;
    private const int MostInATeam = 500;

    public override async Task<OpenFeedbackRoundResponse> OpenFeedbackRound(
        OpenFeedbackRoundRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var areIds = request.PresentIds.Count <= MostPresent && request.PresentIds.All(GrainKeys.IsKey);
        fields.Check(areIds, Refusal.Malformed("id-invalid", "presentIds"));
        var closesOn = fields.Date("closesOn", request.ClosesOn);
        var envelope = EnvelopeOf(context, request, fields, Purposes.Guiding);
        ImmutableArray<string> present = areIds ? [.. request.PresentIds.Distinct()] : [];
        var accepted = (await round.Open(
            envelope, present, await TeamAsync(request.RoundId, context),
            request.Gifts == 0 ? FeedbackAllocation.UsualGifts : request.Gifts, closesOn)).OrThrow();
        return new OpenFeedbackRoundResponse { Asked = accepted.Asked };
    }

    public override async Task<JoinFeedbackRoundResponse> JoinFeedbackRound(
        JoinFeedbackRoundRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var student = fields.Id("studentId", request.StudentId);
        var envelope = EnvelopeOf(context, request, fields, Purposes.Guiding);
        var accepted = (await round.Join(envelope, student, await TeamAsync(request.RoundId, context))).OrThrow();
        return new JoinFeedbackRoundResponse { Asked = accepted.Asked };
    }

    public override async Task<MarkFeedbackAbsenceResponse> MarkFeedbackAbsence(
        MarkFeedbackAbsenceRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        var student = fields.Id("studentId", request.StudentId);
        var envelope = EnvelopeOf(context, request, fields, Purposes.Guiding);
        var accepted = (await round.MarkAbsence(envelope, student)).OrThrow();
        return new MarkFeedbackAbsenceResponse { Asked = accepted.Asked };
    }

    public override async Task<CloseFeedbackRoundResponse> CloseFeedbackRound(
        CloseFeedbackRoundRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var round = RoundOf(fields, request.RoundId);
        (await round.Close(EnvelopeOf(context, request, fields, Purposes.Guiding))).OrThrow();
        return new CloseFeedbackRoundResponse();
    }

    public override async Task<ListFeedbackRoundsResponse> ListFeedbackRounds(
        ListFeedbackRoundsRequest request, ServerCallContext context)
    {
        var last = FeedbackRoundId.Parse($"{request.TeamRef}.{FeedbackRound.LastNumber}")
            ?? throw new RefusedException([Refusal.NotFound()]);
        var rounds = await Task.WhenAll(last.Earlier().Append(last).Select(async id => (
            Id: $"{id}", View: await grains.GetGrain<IFeedbackRoundGrain>($"{id}").Get())));
        return new ListFeedbackRoundsResponse
        {
            Rounds =
            {
                rounds.Where(round => round.View is not null)
                    .Select(round => FeedbackAnswers.SummaryOf(round.Id, round.View!)),
            },
        };
    }

    public override async Task<GetFeedbackRoundResponse> GetFeedbackRound(
        GetFeedbackRoundRequest request, ServerCallContext context)
    {
        var teacher = context.Caller().Subject;
        if (FeedbackRoundId.Parse(request.RoundId) is not { } id
            || !await relations.GuidesTeamAsync(teacher, id.CohortId, id.TeamId, context.CancellationToken)
            || await grains.GetGrain<IFeedbackRoundGrain>($"{id}").Get() is not { } round)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        var guided = await relations.GuidedOfAsync(
            teacher,
            round.Turns.SelectMany(turn => (string[])[turn.GiverId, turn.ReceiverId]).Concat(round.Members),
            context.CancellationToken);
        return FeedbackAnswers.RoundOf($"{id}", round, guided.ToHashSet());
    }

    public override async Task<GetSharedFeedbackResponse> GetSharedFeedback(
        GetSharedFeedbackRequest request, ServerCallContext context)
    {
        var (_, turn) = await FindAsync(
            context, request.RoundId, request.GiverId, request.ReceiverId,
            it => it is { Words: not null, ReadAt: not null, IsShared: true });
        return new GetSharedFeedbackResponse
        {
            ReceiverId = turn.ReceiverId,
            GiverId = turn.GiverId,
            Words = await WordsAsync(turn, context),
        };
    }

    private async Task<ImmutableArray<string>> TeamAsync(string roundId, ServerCallContext context) =>
        FeedbackRoundId.Parse(roundId) is { } id
            ? [.. await relations.MembersOfAsync(id.CohortId, id.TeamId, MostInATeam, context.CancellationToken)]
            : [];
}
