using Grpc.Core;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Insight.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Exports;

namespace VikLearning.Insight.DataSubjects;

/// <summary>What Insight keeps of a person, and what it destroyed.</summary>
internal sealed class DataSubjectGrpcService(
    PersonRows rows, [FromKeyedServices(InsightModule.Service)] IPersonExport ledger)
    : DataSubjectService.DataSubjectServiceBase
{
    public override async Task ExportMyData(
        ExportMyDataRequest request, IServerStreamWriter<ExportMyDataResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var record in ReadAsync(context.Caller().Subject, context.CancellationToken))
        {
            await responseStream.WriteAsync(new ExportMyDataResponse { Record = record }, context.CancellationToken);
        }
    }

    public override async Task ExportData(
        ExportDataRequest request, IServerStreamWriter<ExportDataResponse> responseStream, ServerCallContext context)
    {
        await foreach (var record in ReadAsync(request.PersonId, context.CancellationToken)
            .Concat(ledger.ReadElsewhereAsync(request.PersonId, context.CancellationToken)))
        {
            await responseStream.WriteAsync(new ExportDataResponse { Record = record }, context.CancellationToken);
        }
    }

    public override async Task<GetErasureResponse> GetErasure(GetErasureRequest request, ServerCallContext context) =>
        new() { Confirmation = await rows.ConfirmationAsync(request.PersonId, context.CancellationToken) };

    private IAsyncEnumerable<ExportRecord> ReadAsync(string person, CancellationToken cancellation) =>
        rows.ReadAsync(person, cancellation).Concat(ledger.ReadAsync(person, cancellation));
}
