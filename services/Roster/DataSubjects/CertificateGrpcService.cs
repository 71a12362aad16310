using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Roster.DataSubjects;

/// <summary>Grain to wire, for certificates.</summary>
internal sealed class CertificateGrpcService(IGrainFactory grains, IServiceProvider services)
    : CertificateService.CertificateServiceBase
{
    private ICertificateRegisterGrain Register =>
        grains.GetGrain<ICertificateRegisterGrain>(ICertificateRegisterGrain.Key);

    public override async Task<ListCertificatesResponse> ListCertificates(
        ListCertificatesRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize);
        var before = fields.Index(request.PageToken);
        fields.ThrowIfAny();
        var page = await Register.List(before, size);
        return new ListCertificatesResponse
        {
            Certificates =
            {
                page.Certificates.Select(certificate => new CertificateHeader
                {
                    Number = certificate.Number,
                    IssuedAt = certificate.IssuedAt.ToTimestamp(),
                    Cause = CauseOf(certificate),
                    DataClasses = { certificate.Classes },
                }),
            },
            NextPageToken = page.Next?.ToString(CultureInfo.InvariantCulture) ?? "",
        };
    }

    public override async Task<GetCertificateResponse> GetCertificate(
        GetCertificateRequest request, ServerCallContext context)
    {
        var certificate = await Register.Find(request.Number) ?? throw new RefusedException([Refusal.NotFound()]);
        var words = await ShownTexts.ReadAsync(
            services, RosterModule.Service, PersonGrain.OrderScopeOf(certificate.PersonId), [certificate.ReasonId],
            context.CancellationToken);
        return new GetCertificateResponse
        {
            Number = certificate.Number,
            PersonId = certificate.PersonId,
            DataClasses = { certificate.Classes },
            Cause = CauseOf(certificate),
            OrderedBy = certificate.OrderedBy,
            OrderedAt = certificate.OrderedAt.ToTimestamp(),
            IssuedAt = certificate.IssuedAt.ToTimestamp(),
            Reason = words[certificate.ReasonId],
        };
    }

    private static ErasureCause CauseOf(CertificateIssued certificate) =>
        certificate.OrderedBy == CertificateRegister.Retention ? ErasureCause.Retention : ErasureCause.Ordered;
}
