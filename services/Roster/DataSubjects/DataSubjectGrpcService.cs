using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Erasures;
using VikLearning.ServiceDefaults.Exports;

namespace VikLearning.Roster.DataSubjects;

/// <summary>What Roster keeps of a person, and what it destroyed.</summary>
internal sealed class DataSubjectGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(RosterModule.Service)] IPersonExport export) : DataSubjectService.DataSubjectServiceBase
{
    public override async Task ExportMyData(
        ExportMyDataRequest request, IServerStreamWriter<ExportMyDataResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var record in export.ReadAsync(context.Caller().Subject, context.CancellationToken))
        {
            await responseStream.WriteAsync(new ExportMyDataResponse { Record = record }, context.CancellationToken);
        }
    }

    public override async Task ExportData(
        ExportDataRequest request, IServerStreamWriter<ExportDataResponse> responseStream, ServerCallContext context)
    {
        await foreach (var record in export.ReadAsync(request.PersonId, context.CancellationToken)
            .Concat(export.ReadElsewhereAsync(request.PersonId, context.CancellationToken)))
        {
            await responseStream.WriteAsync(new ExportDataResponse { Record = record }, context.CancellationToken);
        }
    }

    public override async Task<GetErasureResponse> GetErasure(GetErasureRequest request, ServerCallContext context) =>
        new() { Confirmation = await grains.ConfirmationAsync(RosterModule.Service, request.PersonId) };
}
