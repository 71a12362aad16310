using System.Net;
using System.Text.Json;
using Grpc.Core;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Gateway;

public sealed class TokenTests(StubSuiteFixture fixture) : IClassFixture<StubSuiteFixture>
{
    private readonly StubSuite _suite = fixture.Fresh();

    public static TheoryData<string> BadTokens =>
    [
        "none", "garbage", "expired", "not yet valid", "without an end", "another audience", "another issuer",
        "id token", "another key", "HMAC with the public key", "unsigned", "altered",
        "on behalf of another",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_bad_token_is_refused_at_the_gateway_and_by_the_service_itself(string kind)
    {
        var token = _suite.Issuer.BadToken(kind);
        foreach (var channel in new[] { _suite.GatewayChannel, _suite.ServiceChannel })
        {
            var client = new HoursService.HoursServiceClient(channel);
            var refused = await Assert.ThrowsAsync<RpcException>(
                async () => await client.ListHoursAsync(new(), StubSuite.Bearer(token), cancellationToken: Stop));
            Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        }

        using var answer = await _suite.SendAsync(HttpMethod.Get, "/api/portfolio/v1/me/hours", null, token);
        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task A_service_answers_REST_without_a_token_with_a_problem_too()
    {
        using var http = new HttpClient
        {
            BaseAddress = _suite.ServiceAddress,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var answer = await http.PostAsync(
            new Uri("/api/portfolio/v1/me/hours", UriKind.Relative), StubSuite.Json("{broken"), Stop);
        await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task A_role_that_may_never_call_a_method_is_forbidden()
    {
        var teacher = _suite.Issuer.Token("teacher01", "teacher");
        var client = new HoursService.HoursServiceClient(_suite.GatewayChannel);
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await client.ListHoursAsync(new(), StubSuite.Bearer(teacher), cancellationToken: Stop));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        using var answer = await _suite.SendAsync(HttpMethod.Get, "/api/portfolio/v1/me/hours", null, teacher);
        await AssertProblemAsync(answer, HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task Not_yours_and_not_there_are_told_apart_by_nobody()
    {
        var chief = _suite.Issuer.Token("chief01", "team-chief");
        using var own = await _suite.SendAsync(HttpMethod.Get, "/api/insight/v1/cohorts/cohort-1", null, chief);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var absent = await _suite.SendAsync(HttpMethod.Get, "/api/insight/v1/cohorts/cohort-9", null, chief);
        await AssertProblemAsync(absent, HttpStatusCode.NotFound, "not-found");
        _suite.State.RelationHolds = false;
        using var foreign = await _suite.SendAsync(HttpMethod.Get, "/api/insight/v1/cohorts/cohort-1", null, chief);
        Assert.Equal(
            WithoutTrace(await absent.Content.ReadAsStringAsync(Stop)),
            WithoutTrace(await foreign.Content.ReadAsStringAsync(Stop)));

        var client = new CohortInsightService.CohortInsightServiceClient(_suite.GatewayChannel);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.GetCohortAsync(
            new() { CohortId = "cohort-1" }, StubSuite.Bearer(chief), cancellationToken: Stop));
        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_remembered_token_is_still_told_from_another()
    {
        var client = new HoursService.HoursServiceClient(_suite.GatewayChannel);
        var first = _suite.Student("student01");
        var second = _suite.Student("student02");
        for (var round = 0; round < 3; round++)
        {
            var one = await client.ListHoursAsync(new(), first, cancellationToken: Stop);
            var two = await client.ListHoursAsync(new(), second, cancellationToken: Stop);
            Assert.Equal(("student01-50", "student02-50"), (one.NextPageToken, two.NextPageToken));
        }
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(code, problem.RootElement.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    private static string WithoutTrace(string problem)
    {
        using var json = JsonDocument.Parse(problem);
        return string.Join('\n', json.RootElement.EnumerateObject()
            .Where(member => member.Name != "traceId")
            .Select(member => member.ToString()));
    }
}
