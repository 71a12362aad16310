using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace VikLearning.IntegrationTests.Edge;

/// <summary>A clock that a test moves, and that says when a stream's watch waits for it again.</summary>
internal sealed class WatchClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(30);
    private readonly Channel<bool> _waits = Channel.CreateUnbounded<bool>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == s_period)
        {
            _waits.Writer.TryWrite(true);
        }

        return timer;
    }

    /// <summary>Waits until what was due has been checked and the watch waits for its next time.</summary>
    public async Task CheckedAsync(CancellationToken cancellation) => await _waits.Reader.ReadAsync(cancellation);
}
