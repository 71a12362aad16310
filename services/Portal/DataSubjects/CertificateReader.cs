using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;
using InsightData = VikLearning.Protos.Insight.V1.DataSubjectService.DataSubjectServiceClient;
using PortfolioData = VikLearning.Protos.Portfolio.V1.DataSubjectService.DataSubjectServiceClient;
using RosterData = VikLearning.Protos.Roster.V1.DataSubjectService.DataSubjectServiceClient;

namespace VikLearning.Portal.DataSubjects;

/// <summary>Reads certificates, and asks each service for its own word on them.</summary>
internal sealed class CertificateReader(
    GatewayCall call, CertificateService.CertificateServiceClient certificates, RosterData roster,
    PortfolioData portfolio, InsightData insight)
{
    private const int Size = 50;

    public async Task<ListCertificatesResponse> ListAsync(string? token) => await certificates.ListCertificatesAsync(
        new() { PageSize = Size, PageToken = token ?? "" }, await call.ReadAsync());

    public async Task<GetCertificateResponse> GetAsync(long number) => await certificates.GetCertificateAsync(
        new() { Number = number }, await call.ConsultAsync(Purposes.DataSubjectRequest));

    /// <summary>How far a certificate is.</summary>
    public async Task<CertificateStanding> StandingAsync(GetCertificateResponse certificate)
    {
        var options = await call.ConsultAsync(Purposes.DataSubjectRequest);
        var person = certificate.PersonId;
        var parts = new List<CertificatePart>();
        if (certificate.DataClasses.Contains(DataClass.Name))
        {
            parts.Add(await AskAsync("roster", async () =>
                (await roster.GetErasureAsync(new() { PersonId = person }, options)).Confirmation));
        }

        if (certificate.DataClasses.Contains(DataClass.Portfolio))
        {
            parts.Add(await AskAsync("portfolio", async () =>
                (await portfolio.GetErasureAsync(new() { PersonId = person }, options)).Confirmation));
        }

        parts.Add(await AskAsync("insight", async () =>
            (await insight.GetErasureAsync(new() { PersonId = person }, options)).Confirmation));
        return new CertificateStanding(parts);
    }

    // A service that can't be asked now has said nothing, so nothing is claimed of it.
    private static async Task<CertificatePart> AskAsync(string service, Func<Task<ErasureConfirmation>> ask)
    {
        try
        {
            return new CertificatePart(service, await ask());
        }
        catch (RpcException failure) when (failure.StatusCode
            is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted)
        {
            return new CertificatePart(service, null);
        }
    }
}
