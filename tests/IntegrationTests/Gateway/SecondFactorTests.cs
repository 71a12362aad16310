using System.Net;
using System.Text.Json;
using Grpc.Core;
using VikLearning.Protos.Insight.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>
/// The gateway itself turns away staff without a second factor: here the service behind it asks for none, so that what
/// is refused is refused by the gateway.
/// </summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private StubSuite _suite = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _suite = await StubSuite.StartAsync(
        ofGateway: new() { ["Identity:SecondFactor:Amr:0"] = "mfa" });

    public ValueTask DisposeAsync() => _suite.DisposeAsync();

    [Fact]
    public async Task Staff_without_one_do_not_pass()
    {
        var chief = _suite.Issuer.Token("chief01", "team-chief");
        var request = new GetCohortRequest { CohortId = "cohort-1" };
        await new CohortInsightService.CohortInsightServiceClient(_suite.ServiceChannel).GetCohortAsync(
            request, StubSuite.Bearer(chief), cancellationToken: Stop);
        var gateway = new CohortInsightService.CohortInsightServiceClient(_suite.GatewayChannel);
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await gateway.GetCohortAsync(request, StubSuite.Bearer(chief), cancellationToken: Stop));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);

        using var answer = await _suite.SendAsync(HttpMethod.Get, "/api/insight/v1/cohorts/cohort-1", null, chief);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(
            "second-factor-required", problem.RootElement.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Students_need_none()
    {
        using var answer = await _suite.SendAsync(HttpMethod.Get, "/api/portfolio/v1/me/hours");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
