using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>With a certificate one port serves everything: HTTP/1.1, HTTP/2 and gRPC.</summary>
public sealed class TlsTests : IDisposable
{
    private const string Password = "of-the-file";

    private readonly string _folder = Directory.CreateTempSubdirectory("vik-tls-").FullName;
    private readonly X509Certificate2 _certificate = SelfMade();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    [InlineData("encrypted pem")]
    public async Task One_port_serves_both_versions_of_HTTP_and_gRPC(string kind)
    {
        await using var suite = await StubSuite.StartAsync(Settings(kind), handler: Trusting);

        foreach (var version in new[] { HttpVersion.Version11, HttpVersion.Version20 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/some/page");
            request.Version = version;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            using var page = await suite.Http.SendAsync(request, Stop);
            Assert.Equal((HttpStatusCode.OK, version), (page.StatusCode, page.Version));
            Assert.Equal(
                $"portal https {suite.Http.BaseAddress!.Authority}", await page.Content.ReadAsStringAsync(Stop));
        }

        Assert.Equal(suite.Http.BaseAddress!.Authority, suite.GatewayChannel.Target);
        var logged = await new HoursService.HoursServiceClient(suite.GatewayChannel).LogHoursAsync(
            new LogHoursRequest { ActivityId = "theme-01", Date = "2026-02-28", Minutes = 30 }, suite.Student(),
            cancellationToken: Stop);
        Assert.Equal(30, logged.CreditedMinutes);
        using var rest = await suite.SendAsync(
            HttpMethod.Post, "/api/portfolio/v1/me/hours",
            StubSuite.Json("""{"activityId":"theme-01","date":"2026-02-28","minutes":30}"""));
        Assert.Equal(HttpStatusCode.OK, rest.StatusCode);
    }

    [Fact]
    public async Task Without_a_certificate_an_https_address_is_refused_at_the_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StubSuite.StartAsync(new() { ["urls"] = "https://127.0.0.1:0" }));
        Assert.Equal("Gateway:Certificate is not set.", refused.Message);
    }

    private SocketsHttpHandler Trusting()
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback =
            (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString();
        return handler;
    }

    private static X509Certificate2 SelfMade()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private Dictionary<string, string?> Settings(string kind)
    {
        var settings = new Dictionary<string, string?>
        {
            ["urls"] = "https://127.0.0.1:0",
            ["Gateway:Certificate"] = Path.Combine(_folder, "certificate"),
        };
        if (kind == "pfx")
        {
            File.WriteAllBytes(settings["Gateway:Certificate"]!, _certificate.Export(X509ContentType.Pfx, Password));
            settings["Gateway:CertificatePassword"] = Password;
            return settings;
        }

        using var key = _certificate.GetECDsaPrivateKey()!;
        settings["Gateway:CertificateKey"] = Path.Combine(_folder, "key");
        File.WriteAllText(settings["Gateway:Certificate"]!, _certificate.ExportCertificatePem());
        if (kind == "pem")
        {
            File.WriteAllText(settings["Gateway:CertificateKey"]!, key.ExportPkcs8PrivateKeyPem());
            return settings;
        }

        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        File.WriteAllText(
            settings["Gateway:CertificateKey"]!, key.ExportEncryptedPkcs8PrivateKeyPem(Password, encryption));
        settings["Gateway:CertificatePassword"] = Password;
        return settings;
    }
}
