using Grpc.Core;
using VikLearning.Protos.Exams.V1;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Exams.Agreement;

/// <summary>Figures to wire, for those who steer examiners.</summary>
internal sealed class AgreementGrpcService(AgreementReader reader) : AgreementService.AgreementServiceBase
{
    public override async Task<GetCohortAgreementResponse> GetCohortAgreement(
        GetCohortAgreementRequest request, ServerCallContext context) => new()
        {
            Agreement = await reader.ReadAsync(IdOf(request.CohortId, context), context.CancellationToken),
        };

    public override async Task<GetExamAgreementResponse> GetExamAgreement(
        GetExamAgreementRequest request, ServerCallContext context) => new()
        {
            Agreement = await reader.ReadAsync(IdOf(request.CohortId, context), context.CancellationToken),
        };

    private static string IdOf(string cohortId, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = fields.Id("cohortId", cohortId);
        fields.ThrowIfAny();
        return id;
    }
}
