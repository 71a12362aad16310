using System.Threading.Channels;

namespace VikLearning.Insight.Cohorts;

/// <summary>One open stream's ear at a cohort. Advances that come while it is busy are told once.</summary>
internal sealed class CohortWatch(IGrainFactory grains, string cohortId, TimeProvider time)
    : ICohortWatcher, IAsyncDisposable
{
    // The cohort forgets a watcher after two minutes, so a process that died is not told for ever. Looking again also
    // finds what a lost message would have told, and the plan of a new day.
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _advances = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ICohortGrain _cohort = grains.GetGrain<ICohortGrain>(cohortId);
    private ICohortWatcher? _reference;

    /// <summary>Begins to listen: what advances from now on is heard.</summary>
    public Task StartAsync()
    {
        _reference = grains.CreateObjectReference<ICohortWatcher>(this);
        return _cohort.Watch(_reference);
    }

    /// <summary>Completes at the next advance, or after half a minute.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var advance = _advances.Reader.ReadAsync(wait.Token).AsTask();
        await Task.WhenAny(advance, Task.Delay(s_lookAgain, time, wait.Token));
        cancellation.ThrowIfCancellationRequested();
        await wait.CancelAsync();
        await ((Task)advance).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _cohort.Watch(_reference!);
    }

    public Task Advanced()
    {
        _advances.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reference is null)
        {
            return;
        }

        try
        {
            await _cohort.Unwatch(_reference);
        }
#pragma warning disable CA1031 // A cohort that can't be reached forgets the watcher by itself.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        grains.DeleteObjectReference<ICohortWatcher>(_reference);
    }
}
