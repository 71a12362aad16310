using Grpc.Core;
using VikLearning.Protos.Integrity.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Integrity.Library;

/// <summary>A dilemma, for the services to the right to copy.</summary>
internal sealed class DilemmaCopyGrpcService(DilemmaShelf shelf) : DilemmaCopyService.DilemmaCopyServiceBase
{
    public override Task<CopyDilemmaResponse> CopyDilemma(CopyDilemmaRequest request, ServerCallContext context) =>
        Task.FromResult(new CopyDilemmaResponse
        {
            Dilemma = shelf.Find(request.DilemmaId) ?? throw new RefusedException([Refusal.NotFound("dilemmaId")]),
        });
}
