using System.Net;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.Protos.Feed.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using Xunit;
using V1 = Grpc.Reflection.V1;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace VikLearning.IntegrationTests.Gateway;

public sealed class GatewayTests(StubSuiteFixture fixture) : IClassFixture<StubSuiteFixture>
{
    private static readonly LogHoursRequest s_request =
        new() { ActivityId = "theme-01", Date = "2026-02-28", Minutes = 30, Note = "é" };

    private readonly StubSuite _suite = fixture.Fresh();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_gateway_serves_gRPC_and_gRPC_Web_and_REST_and_they_are_one_command()
    {
        var token = _suite.Issuer.Token("student01", "student");
        var metadata = new Metadata { { "authorization", $"Bearer {token}" }, { "idempotency-key", "same" } };
        var client = new HoursService.HoursServiceClient(_suite.GatewayChannel);
        var overGrpc = await client.LogHoursAsync(s_request, metadata, cancellationToken: Stop);

        using var web = new HttpRequestMessage(HttpMethod.Post, "/viklearning.portfolio.v1.HoursService/LogHours");
        web.Content = new ByteArrayContent([0, 0, 0, 0, (byte)s_request.CalculateSize(), .. s_request.ToByteArray()]);
        web.Content.Headers.ContentType = new("application/grpc-web+proto");
        web.Headers.Authorization = new("Bearer", token);
        web.Headers.Add("idempotency-key", "same");
        using var webAnswer = await _suite.Http.SendAsync(web, Stop);
        var frame = await webAnswer.Content.ReadAsByteArrayAsync(Stop);
        var overWeb = LogHoursResponse.Parser.ParseFrom(frame, 5, frame[4]);

        using var rest = await _suite.SendAsync(
            HttpMethod.Post, "/api/portfolio/v1/me/hours",
            StubSuite.Json("""{"activityId":"theme-01","date":"2026-02-28","minutes":30,"note":"é"}"""), token, "same");
        Assert.Equal(HttpStatusCode.OK, rest.StatusCode);
        using var json = JsonDocument.Parse(await rest.Content.ReadAsStringAsync(Stop));

        Assert.Equal(overGrpc, overWeb);
        Assert.Equal(overGrpc.EntryId, json.RootElement.GetProperty("entryId").GetString());
        Assert.Equal(30, json.RootElement.GetProperty("creditedMinutes").GetInt32());
        Assert.Equal(0, json.RootElement.GetProperty("activityClaimedMinutes").GetInt32());
        Assert.Equal(3, _suite.State.Decided.Count);
        Assert.Single(_suite.State.Decided.Select(envelope => envelope.CommandId).Distinct());
        Assert.Single(_suite.State.Decided.Select(envelope => Convert.ToHexString(envelope.BodyMac)).Distinct());
        Assert.All(_suite.State.Decided, envelope => Assert.Equal("student01", envelope.Actor));
    }

    [Fact]
    public async Task What_only_services_may_call_is_not_reachable_through_the_gateway()
    {
        var service = StubSuite.Bearer(_suite.Issuer.Token("insight", "service"));
        using (var direct = new FeedService.FeedServiceClient(_suite.ServiceChannel)
            .Follow(new FollowRequest(), service, cancellationToken: Stop))
        {
            Assert.True(await direct.ResponseStream.MoveNext(Stop));
        }

        using var feed = new FeedService.FeedServiceClient(_suite.GatewayChannel)
            .Follow(new FollowRequest(), service, cancellationToken: Stop);
        var refused = await Assert.ThrowsAsync<RpcException>(() => feed.ResponseStream.MoveNext(Stop));
        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);

        var plans = new CohortPlanService.CohortPlanServiceClient(_suite.GatewayChannel);
        refused = await Assert.ThrowsAsync<RpcException>(
            async () => await plans.GetCohortPlanAsync(new GetCohortPlanRequest(), service, cancellationToken: Stop));
        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
    }

    [Theory]
    [InlineData("/viklearning.feed.v1.FeedService/Follow")]
    [InlineData("/VIKLEARNING.Feed.V1.feedservice/FOLLOW")]
    [InlineData("/%76iklearning.feed.v1.FeedService/Follow")]
    [InlineData("/x/../viklearning.feed.v1.FeedService/Follow")]
    [InlineData("/viklearning.roster.v1.CohortPlanService/GetCohortPlan")]
    [InlineData("/viklearning.portfolio.v1.HoursService/Unknown")]
    [InlineData("/health/inner")]
    [InlineData("/dapr/subscribe")]
    [InlineData("/api/unknown/v1/me")]
    public async Task Inner_addresses_are_not_there(string path)
    {
        var service = _suite.Issuer.Token("insight", "service");
        using var answer = await _suite.SendAsync(HttpMethod.Post, path, StubSuite.Json("{}"), service);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var page = await _suite.SendAsync(HttpMethod.Get, path, null, service);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task Reflection_lists_the_public_services_in_both_versions_and_no_others()
    {
        var names = await ListAsync();
        Assert.Contains("viklearning.portfolio.v1.HoursService", names);
        Assert.Contains("viklearning.insight.v1.CohortInsightService", names);
        Assert.DoesNotContain("viklearning.feed.v1.FeedService", names);
        Assert.DoesNotContain("viklearning.roster.v1.CohortPlanService", names);

        using var old = new V1Alpha.ServerReflection.ServerReflectionClient(_suite.GatewayChannel)
            .ServerReflectionInfo(cancellationToken: Stop);
        await old.RequestStream.WriteAsync(new V1Alpha.ServerReflectionRequest { ListServices = "" }, Stop);
        Assert.True(await old.ResponseStream.MoveNext(Stop));
        Assert.Equal(
            names, old.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToHashSet());
    }

    [Fact]
    public async Task Reflection_describes_a_public_method_and_says_nothing_of_an_inner_one()
    {
        using var call = new V1.ServerReflection.ServerReflectionClient(_suite.GatewayChannel)
            .ServerReflectionInfo(cancellationToken: Stop);
        await call.RequestStream.WriteAsync(
            new V1.ServerReflectionRequest { FileContainingSymbol = "viklearning.portfolio.v1.HoursService" }, Stop);
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        Assert.NotEmpty(call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto);
        await call.RequestStream.WriteAsync(
            new V1.ServerReflectionRequest { FileContainingSymbol = "viklearning.feed.v1.FeedService" }, Stop);
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        Assert.NotNull(call.ResponseStream.Current.ErrorResponse);
    }

    [Fact]
    public async Task Services_hear_the_public_address_from_the_gateway_and_from_nobody_else()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/portfolio/v1/me/hours");
        request.Content = StubSuite.Json("{}");
        request.Headers.Authorization = new("Bearer", _suite.Issuer.Token("student01", "student"));
        request.Headers.Add("X-Forwarded-For", "6.6.6.6");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Prefix", "/evil");
        request.Headers.Add("X-Original-Host", "evil.example");
        request.Headers.Add("Forwarded", "for=6.6.6.6;host=evil.example");
        using var answer = await _suite.Http.SendAsync(request, Stop);

        Assert.NotEmpty(_suite.State.LastHeaders);
        Assert.DoesNotContain(
            _suite.State.LastHeaders.Values, value => value.Contains("evil") || value.Contains("6.6.6"));
        using var page = await _suite.Http.GetAsync(new Uri("/some/page", UriKind.Relative), Stop);
        Assert.Equal(
            $"portal http {_suite.Http.BaseAddress!.Authority}", await page.Content.ReadAsStringAsync(Stop));
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(page.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Events_reach_a_page_while_the_stream_is_open()
    {
        using var answer = await _suite.Http.GetAsync(
            new Uri("/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Stop));
        Assert.Equal("data: first", await reader.ReadLineAsync(Stop));
    }

    [Fact]
    public async Task The_gateway_is_ready_only_while_its_services_are()
    {
        await using var suite = await StubSuite.StartAsync();
        using var ready = await suite.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await suite.StopServiceAsync();
        HttpStatusCode status;
        do
        {
            using var later = await suite.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
            status = later.StatusCode;
        }
        while (status == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        using var rest = await suite.SendAsync(HttpMethod.Get, "/api/portfolio/v1/me/hours");
        Assert.Equal("application/problem+json", rest.Content.Headers.ContentType?.MediaType);
        var client = new HoursService.HoursServiceClient(suite.GatewayChannel);
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await client.ListHoursAsync(new(), suite.Student(), cancellationToken: Stop));
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
    }

    private async Task<HashSet<string>> ListAsync()
    {
        using var call = new V1.ServerReflection.ServerReflectionClient(_suite.GatewayChannel)
            .ServerReflectionInfo(cancellationToken: Stop);
        await call.RequestStream.WriteAsync(new V1.ServerReflectionRequest { ListServices = "" }, Stop);
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        return [.. call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name)];
    }
}
