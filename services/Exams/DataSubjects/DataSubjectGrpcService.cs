using Grpc.Core;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Exports;

namespace VikLearning.Exams.DataSubjects;

/// <summary>What Exams keeps of a person.</summary>
internal sealed class DataSubjectGrpcService([FromKeyedServices(ExamsModule.Service)] IPersonExport export)
    : DataSubjectService.DataSubjectServiceBase
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
}
