using Grpc.Core;
using VikLearning.Protos.Insight.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Insight.Consultations;

/// <summary>Who looked at what Insight keeps of a person.</summary>
internal sealed class LedgerGrpcService(LedgerDesk desk) : LedgerService.LedgerServiceBase
{
    public override async Task<ListMyConsultationsResponse> ListMyConsultations(
        ListMyConsultationsRequest request, ServerCallContext context)
    {
        var (lines, next) = await desk.ListAsync(
            InsightModule.Service, context.Caller().Subject, request.PageSize, request.PageToken, context);
        return new ListMyConsultationsResponse { Lines = { lines }, NextPageToken = next };
    }

    public override async Task<ListConsultationsResponse> ListConsultations(
        ListConsultationsRequest request, ServerCallContext context)
    {
        var (lines, next) = await desk.ListAsync(
            InsightModule.Service, request.PersonId, request.PageSize, request.PageToken, context);
        return new ListConsultationsResponse { Lines = { lines }, NextPageToken = next };
    }
}
