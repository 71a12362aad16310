using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Edge;

/// <summary>
/// What stays open on a screen is written down at its opening and every ten minutes again, and ends when it may no
/// longer be shown or can't be written down: over real gRPC, through the interceptor that guards every service.
/// </summary>
public sealed class LiveConsultationTests : IAsyncLifetime
{
    private static readonly TimeSpan s_half = TimeSpan.FromSeconds(30);
    private readonly WatchClock _time = new();
    private WatchedStreams _streams = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WatchedState State => _streams.State;

    public async ValueTask InitializeAsync() => _streams = await WatchedStreams.StartAsync(_time);

    public ValueTask DisposeAsync() => _streams.DisposeAsync();

    [Fact]
    public async Task A_page_that_stays_open_gets_a_line_at_its_opening_and_every_ten_minutes()
    {
        using var call = await OpenOneAsync();
        Assert.Equal(["teacher01 progress student01"], State.Lines);
        for (var tens = 1; tens <= 3; tens++)
        {
            await PassAsync(TimeSpan.FromMinutes(10) - s_half);
            Assert.Equal(tens, State.Lines.Count);
            await PassAsync(s_half);
            Assert.Equal(tens + 1, State.Lines.Count);
        }

        await ShownAsync(call, "student01");
        Assert.Equal(4, State.Lines.Count);
    }

    [Fact]
    public async Task Each_person_whom_a_list_shows_has_ten_minutes_of_their_own()
    {
        using var call = await OpenAllAsync();
        await PassAsync(TimeSpan.FromMinutes(5));
        State.Show("student02");
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        Assert.Equal(["teacher01 name student01", "teacher01 name student02"], State.Lines);
        await PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("teacher01 name student01", State.Lines.Last());
        await PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("teacher01 name student02", State.Lines.Last());
        Assert.Equal(4, State.Lines.Count);
    }

    [Fact]
    public async Task A_relation_that_is_withdrawn_ends_the_page_within_half_a_minute()
    {
        using var call = await OpenOneAsync();
        State.RelationHolds = false;
        await IsEndedAsync();
        State.Show("student01");
        await EndsAsync(call, StatusCode.NotFound);
        Assert.Single(State.Lines);
    }

    [Fact]
    public async Task A_relation_to_one_of_a_list_that_is_withdrawn_ends_it_alike()
    {
        using var call = await OpenAllAsync();
        State.RelationHolds = false;
        await IsEndedAsync();
        await EndsAsync(call, StatusCode.NotFound);
    }

    [Fact]
    public async Task When_the_line_of_the_tenth_minute_cannot_be_written_nothing_more_is_shown()
    {
        using var call = await OpenOneAsync();
        await PassAsync(TimeSpan.FromMinutes(10) - s_half);
        State.LedgerFails = true;
        await IsEndedAsync();
        State.Show("student01");
        await EndsAsync(call, StatusCode.Unavailable);
        Assert.Single(State.Lines);
    }

    // The watch comes by every half minute; what is shown in between is held against the ten minutes by itself.
    [Fact]
    public async Task What_is_due_between_two_checks_is_written_down_before_it_is_shown()
    {
        using var call = await OpenOneAsync();
        await PassAsync(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        await ShownAsync(call, "student01");
        Assert.Equal(2, State.Lines.Count);
    }

    [Fact]
    public async Task Somebody_new_whose_line_cannot_be_written_is_not_shown()
    {
        using var call = await OpenAllAsync();
        State.LedgerFails = true;
        State.Show("student02");
        await EndsAsync(call, StatusCode.Unavailable);
        Assert.Equal(["teacher01 name student01"], State.Lines);
    }

    private async Task<AsyncServerStreamingCall<GetStudentProgressResponse>> OpenOneAsync()
    {
        var request = new GetStudentProgressRequest { StudentId = "student01" };
        var call = _streams.Open(OneStudentStream.Method, request, Stop);
        await ShownAsync(call, "student01");
        await _time.CheckedAsync(Stop);
        return call;
    }

    private async Task<AsyncServerStreamingCall<ListMyStudentsResponse>> OpenAllAsync()
    {
        var call = _streams.Open(AllStudentsStream.Method, new ListMyStudentsRequest(), Stop);
        State.Show("student01");
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        await _time.CheckedAsync(Stop);
        return call;
    }

    private async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        await _time.CheckedAsync(Stop);
    }

    // Either the half minute's check ends the stream, or it passes and the watch waits for the next.
    private async Task IsEndedAsync()
    {
        _time.Advance(s_half);
        await Task.WhenAny(State.Ended.Task, _time.CheckedAsync(Stop));
        Assert.True(State.Ended.Task.IsCompleted, "The stream goes on.");
    }

    private async Task ShownAsync(AsyncServerStreamingCall<GetStudentProgressResponse> call, string student)
    {
        State.Show(student);
        Assert.True(await call.ResponseStream.MoveNext(Stop));
        Assert.Equal(student, call.ResponseStream.Current.StudentId);
    }

    private static async Task EndsAsync<T>(AsyncServerStreamingCall<T> call, StatusCode status) => Assert.Equal(
        status, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop))).StatusCode);
}
