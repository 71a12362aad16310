using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using VikLearning.IntegrationTests.Gateway;
using VikLearning.Protos.Insight.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Edge;

public sealed class StreamWatchTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_ends_when_its_token_does()
    {
        await using var suite = await StubSuite.StartAsync(time: _time);
        using var call = await OpenAsync(suite);
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.False(suite.State.StreamEnded.Task.IsCompleted);
        await EndsAsync(suite, call, StatusCode.Unauthenticated, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_stream_ends_within_half_a_minute_when_the_relation_does()
    {
        await using var suite = await StubSuite.StartAsync(time: _time);
        using var call = await OpenAsync(suite);
        suite.State.RelationHolds = false;
        Assert.False(suite.State.StreamEnded.Task.IsCompleted);
        await EndsAsync(suite, call, StatusCode.NotFound, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_stream_that_its_reader_leaves_ends_in_the_service()
    {
        await using var suite = await StubSuite.StartAsync(time: _time);
        var call = await OpenAsync(suite);
        call.Dispose();
        await suite.State.StreamEnded.Task.WaitAsync(Stop);
    }

    [Fact]
    public async Task A_host_that_stops_does_not_wait_for_its_streams()
    {
        await using var suite = await StubSuite.StartAsync(time: _time);
        using var call = await OpenAsync(suite);
        var stopped = suite.StopServiceAsync();
        await suite.State.StreamEnded.Task.WaitAsync(Stop);
        var ended = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop));
        Assert.Equal("unavailable", ended.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason);
        await stopped;
    }

    private static async Task<AsyncServerStreamingCall<WatchCohortResponse>> OpenAsync(StubSuite suite)
    {
        var chief = StubSuite.Bearer(suite.Issuer.Token("chief01", "team-chief"));
        var call = new CohortInsightService.CohortInsightServiceClient(suite.GatewayChannel)
            .WatchCohort(new WatchCohortRequest { CohortId = "cohort-1" }, chief, cancellationToken: Stop);
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        return call;
    }

    private async Task EndsAsync(
        StubSuite suite, AsyncServerStreamingCall<WatchCohortResponse> call, StatusCode status, TimeSpan within)
    {
        _time.Advance(within);
        await suite.State.StreamEnded.Task.WaitAsync(Stop);
        var ended = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop));
        Assert.Equal(status, ended.StatusCode);
    }
}
