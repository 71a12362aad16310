using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Grains;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Grains;

public sealed class GrainWakerTests : IDisposable
{
    private readonly Clock _time = new();
    private readonly Channel<TaskCompletionSource<bool>> _calls =
        Channel.CreateUnbounded<TaskCompletionSource<bool>>();

    private readonly GrainWaker _waker;

    public GrainWakerTests() => _waker = new GrainWaker(
        [new WokenGrain("sweeper", CallAsync, _ => TimeSpan.FromHours(1))], null!, null!, _time,
        NullLogger<GrainWaker>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _waker.Dispose();

    [Fact]
    public async Task It_calls_when_all_has_started_and_again_and_within_a_minute_what_was_not_done()
    {
        await _waker.StartingAsync(Stop);
        await _waker.StartAsync(Stop);
        Assert.False(_calls.Reader.TryPeek(out _));

        await _waker.StartedAsync(Stop);
        (await _calls.Reader.ReadAsync(Stop)).SetResult(false);
        (await NextAsync(TimeSpan.FromMinutes(1))).SetException(new InvalidOperationException("no silo answers"));
        (await NextAsync(TimeSpan.FromMinutes(1))).SetResult(true);
        (await NextAsync(TimeSpan.FromHours(1))).SetResult(true);
        await _waker.StoppingAsync(Stop);
    }

    [Fact]
    public async Task Before_anything_stops_the_call_under_way_has_ended_and_none_follows()
    {
        await _waker.StartedAsync(Stop);
        var underWay = await _calls.Reader.ReadAsync(Stop);

        var stopping = _waker.StoppingAsync(Stop);
        Assert.False(stopping.IsCompleted);
        underWay.SetResult(true);
        await stopping;

        _time.Advance(TimeSpan.FromHours(3));
        Assert.False(_calls.Reader.TryPeek(out _));
    }

    private Task<bool> CallAsync(IGrainFactory grains)
    {
        // Not inline: a test that ends a call must not run what follows it.
        var call = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_calls.Writer.TryWrite(call));
        return call.Task;
    }

    private async Task<TaskCompletionSource<bool>> NextAsync(TimeSpan pause)
    {
        Assert.Equal(pause, await _time.Timers.Reader.ReadAsync(Stop));
        _time.Advance(pause);
        return await _calls.Reader.ReadAsync(Stop);
    }

    /// <summary>Tells of every timer once it is set.</summary>
    private sealed class Clock : FakeTimeProvider
    {
        public Channel<TimeSpan> Timers { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Timers.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
