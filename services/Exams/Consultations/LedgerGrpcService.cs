using Grpc.Core;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Exams.Consultations;

/// <summary>Who looked at what Exams keeps of a person.</summary>
internal sealed class LedgerGrpcService(LedgerDesk desk) : LedgerService.LedgerServiceBase
{
    public override async Task<ListMyConsultationsResponse> ListMyConsultations(
        ListMyConsultationsRequest request, ServerCallContext context)
    {
        var (lines, next) = await desk.ListAsync(
            ExamsModule.Service, context.Caller().Subject, request.PageSize, request.PageToken, context);
        return new ListMyConsultationsResponse { Lines = { lines }, NextPageToken = next };
    }

    public override async Task<ListConsultationsResponse> ListConsultations(
        ListConsultationsRequest request, ServerCallContext context)
    {
        var (lines, next) = await desk.ListAsync(
            ExamsModule.Service, request.PersonId, request.PageSize, request.PageToken, context);
        return new ListConsultationsResponse { Lines = { lines }, NextPageToken = next };
    }
}
