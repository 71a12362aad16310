using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Grains;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Grains;

public sealed class GrainWakerTests : IDisposable
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly Channel<TaskCompletionSource> _calls = Channel.CreateUnbounded<TaskCompletionSource>();
    private readonly GrainWaker _waker;

    public GrainWakerTests() => _waker = new GrainWaker(
        [new WokenGrain("follower", CallAsync, _ => s_every)], null!, null!, _time, NullLogger<GrainWaker>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _waker.Dispose();

    [Fact]
    public async Task It_calls_when_all_has_started_and_again_after_each_interval_whatever_the_call_came_to()
    {
        await _waker.StartingAsync(Stop);
        await _waker.StartAsync(Stop);
        Assert.False(_calls.Reader.TryPeek(out _));

        await _waker.StartedAsync(Stop);
        (await _calls.Reader.ReadAsync(Stop)).SetException(new InvalidOperationException("no silo answers"));
        (await NextAsync()).SetResult();
        (await NextAsync()).SetResult();
        await _waker.StoppingAsync(Stop);
    }

    [Fact]
    public async Task Before_anything_stops_the_call_under_way_has_ended_and_none_follows()
    {
        await _waker.StartedAsync(Stop);
        var underWay = await _calls.Reader.ReadAsync(Stop);

        var stopping = _waker.StoppingAsync(Stop);
        Assert.False(stopping.IsCompleted);
        underWay.SetResult();
        await stopping;

        _time.Advance(s_every * 3);
        Assert.False(_calls.Reader.TryPeek(out _));
    }

    private Task CallAsync(IGrainFactory grains)
    {
        // Not inline: a test that ends a call must not run what follows it.
        var call = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_calls.Writer.TryWrite(call));
        return call.Task;
    }

    // The waker's timer is set a moment after the call ended, so time goes on until the next call is there.
    private async Task<TaskCompletionSource> NextAsync()
    {
        TaskCompletionSource? next;
        while (!_calls.Reader.TryRead(out next))
        {
            _time.Advance(s_every);
            await Task.Yield();
        }

        return next;
    }
}
