using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Roster.Consultations;

/// <summary>Who looked at what Roster keeps of a person.</summary>
internal sealed class LedgerGrpcService(LedgerDesk desk, SignalDesk signals) : LedgerService.LedgerServiceBase
{
    public override async Task<ListMyConsultationsResponse> ListMyConsultations(
        ListMyConsultationsRequest request, ServerCallContext context)
    {
        var (lines, next) = await desk.ListAsync(
            RosterModule.Service, context.Caller().Subject, request.PageSize, request.PageToken, context);
        return new ListMyConsultationsResponse { Lines = { lines }, NextPageToken = next };
    }

    public override async Task<ListConsultationsResponse> ListConsultations(
        ListConsultationsRequest request, ServerCallContext context)
    {
        var (lines, next) = await desk.ListAsync(
            RosterModule.Service, request.PersonId, request.PageSize, request.PageToken, context);
        return new ListConsultationsResponse { Lines = { lines }, NextPageToken = next };
    }

    public override async Task<BreakGlassResponse> BreakGlass(BreakGlassRequest request, ServerCallContext context) =>
        new()
        {
            OpenUntil = await desk.BreakGlassAsync(
                RosterModule.Service, request.PersonId, request.Reason, request.ValidateOnly, request, context),
        };

    public override async Task<GetGlassResponse> GetGlass(GetGlassRequest request, ServerCallContext context) =>
        new() { OpenUntil = await desk.GlassAsync(RosterModule.Service, request.PersonId, context) };

    public override async Task<ListSignalsResponse> ListSignals(ListSignalsRequest request, ServerCallContext context)
    {
        var (raised, next) = await signals.ListAsync(
            RosterModule.Service, request.PageSize, request.PageToken, context);
        return new ListSignalsResponse { Signals = { raised }, NextPageToken = next };
    }

    public override async Task<MarkSignalSeenResponse> MarkSignalSeen(
        MarkSignalSeenRequest request, ServerCallContext context) =>
        new()
        {
            SeenAt = await signals.MarkSeenAsync(
                RosterModule.Service, request.Number, request.Note, request, context),
        };

    public override async Task<ListAnchorsResponse> ListAnchors(
        ListAnchorsRequest request, ServerCallContext context) =>
        new() { Anchors = { await signals.AnchorsAsync(RosterModule.Service) } };
}
