using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>Wire to grain and back, for the student's own feedback assignment.</summary>
internal sealed class FeedbackAssignmentGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    AssignmentReading reading) : FeedbackAssignmentService.FeedbackAssignmentServiceBase
{
    public override async Task<GetFeedbackAssignmentResponse> GetFeedbackAssignment(
        GetFeedbackAssignmentRequest request, ServerCallContext context)
    {
        var line = await AssignmentOf(context).Get(request.Version)
            ?? throw new RefusedException([Refusal.NotFound("version")]);
        return new GetFeedbackAssignmentResponse
        {
            Assignment = await reading.OfAsync(context.Caller().Subject, line, context.CancellationToken),
            PlanVersion = line.PlanVersion,
            ConclusionVersion = line.ConclusionVersion,
            Changes = line.Changes,
            ConclusionOpen = line.IsConclusionOpen,
            FewestPieces = AssignmentTerms.Usual.FewestPieces,
            MostPieces = AssignmentTerms.Usual.MostPieces,
            HandedOver = { line.HandedAt.Select(at => at.ToTimestamp()) },
        };
    }

    public override async Task<SaveFeedbackPlanResponse> SaveFeedbackPlan(
        SaveFeedbackPlanRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var written = AssignmentReading.Read(fields, "plan", request.Plan ?? new FeedbackPlan());
        var kept = (await AssignmentOf(context).SavePlan(
            envelopes.For(context, request, fields), request.SeenVersion, written)).OrThrow();
        return new SaveFeedbackPlanResponse { Version = kept.Version };
    }

    public override async Task<CollectGiftResponse> CollectGift(CollectGiftRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        fields.Check(
            PeerFeedback.FeedbackRoundId.Parse(request.RoundId) is not null,
            Refusal.Malformed("id-invalid", "roundId"));
        var gift = new CollectedGift(request.RoundId, fields.Id("giverId", request.GiverId));
        var kept = (await AssignmentOf(context).CollectGift(
            envelopes.For(context, request, fields), gift)).OrThrow();
        return new CollectGiftResponse { PieceId = kept.PieceId!.Value.ToString("N") };
    }

    public override async Task<CollectOutsideFeedbackResponse> CollectOutsideFeedback(
        CollectOutsideFeedbackRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var role = AssignmentReading.Read(fields, request.Role);
        var on = fields.Date("on", request.On);
        var text = fields.Text("text", request.Text, OutsideFeedback.LongestText, required: true);
        var kept = (await AssignmentOf(context).CollectOutside(
            envelopes.For(context, request, fields), role, on, text)).OrThrow();
        return new CollectOutsideFeedbackResponse { PieceId = kept.PieceId!.Value.ToString("N") };
    }

    public override async Task<TakePieceOutResponse> TakePieceOut(
        TakePieceOutRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var pieceId = fields.Key("pieceId", request.PieceId);
        (await AssignmentOf(context).TakePieceOut(envelopes.For(context, request, fields), pieceId)).OrThrow();
        return new TakePieceOutResponse { PieceId = request.PieceId };
    }

    public override async Task<SaveConclusionResponse> SaveConclusion(
        SaveConclusionRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var written = AssignmentReading.Read(fields, "conclusion", request.Conclusion ?? new FeedbackConclusion());
        var kept = (await AssignmentOf(context).SaveConclusion(
            envelopes.For(context, request, fields), request.SeenVersion, written)).OrThrow();
        return new SaveConclusionResponse { Version = kept.Version };
    }

    public override async Task<HandOverAssignmentResponse> HandOverAssignment(
        HandOverAssignmentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var kept = (await AssignmentOf(context).HandOver(
            envelopes.For(context, request, fields), request.SeenChanges)).OrThrow();
        return new HandOverAssignmentResponse
        {
            AssignmentId = kept.AssignmentId.ToString("N"),
            Version = kept.Version,
        };
    }

    public override async Task<TakeBackAssignmentResponse> TakeBackAssignment(
        TakeBackAssignmentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var kept = (await AssignmentOf(context).TakeBack(envelopes.For(context, request, fields))).OrThrow();
        return new TakeBackAssignmentResponse { AssignmentId = kept.AssignmentId.ToString("N") };
    }

    private IAssignmentGrain AssignmentOf(ServerCallContext context) =>
        grains.GetKnownGrain<IAssignmentGrain>(context.Caller().Subject);
}
