using System.Net;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Gateway;

public sealed class RateLimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_who_asks_too_much_waits_and_others_do_not()
    {
        await using var suite = await StubSuite.StartAsync(new()
        {
            ["Gateway:Limits:PerUser:Burst"] = "3",
            ["Gateway:Limits:PerUser:Refill"] = "1",
            ["Gateway:Limits:PerUser:Period"] = "01:00:00",
        });
        var client = new HoursService.HoursServiceClient(suite.GatewayChannel);
        var student = suite.Student();
        for (var call = 0; call < 3; call++)
        {
            await client.ListHoursAsync(new(), student, cancellationToken: Stop);
        }

        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await client.ListHoursAsync(new(), student, cancellationToken: Stop));
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        using var rest = await suite.SendAsync(HttpMethod.Get, "/api/portfolio/v1/me/hours");
        Assert.Equal(HttpStatusCode.TooManyRequests, rest.StatusCode);
        Assert.Equal("application/problem+json", rest.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(rest.Headers.RetryAfter);
        await client.ListHoursAsync(new(), suite.Student("student02"), cancellationToken: Stop);
    }

    [Fact]
    public async Task An_address_that_asks_too_much_waits_before_any_token_is_looked_at()
    {
        await using var suite = await StubSuite.StartAsync(new()
        {
            ["Gateway:Limits:PerAddress:Burst"] = "2",
            ["Gateway:Limits:PerAddress:Refill"] = "1",
            ["Gateway:Limits:PerAddress:Period"] = "01:00:00",
        });
        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 3; call++)
        {
            using var answer = await suite.SendAsync(HttpMethod.Get, "/api/portfolio/v1/me/hours", null, "garbage");
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], statuses);
    }
}
