namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// Sweeps when it is called, at the start and every minute by every process: the cluster has one of it, so that a sweep
/// is not done by each. Nobody waits for a sweep: a mail server may be slow.
/// </summary>
[GrainType("portfolio.reminder-sweeper")]
#pragma warning disable CA1001 // Orleans ends a grain by OnDeactivateAsync, which disposes what it holds.
internal sealed partial class ReminderSweeperGrain(ReminderSweep sweep, ILogger<ReminderSweeperGrain> logger)
    : Grain, IReminderSweeperGrain
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _stop = new();
    private Task _sweeping = Task.CompletedTask;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _sweeping.WaitAsync(cancellationToken).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _stop.Dispose();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task EnsureSweeping()
    {
        if (_sweeping.IsCompleted && !_stop.IsCancellationRequested)
        {
            _sweeping = SweepAsync(_stop.Token);
        }

        return Task.CompletedTask;
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        try
        {
            await sweep.RunAsync(cancellation);
        }
#pragma warning disable CA1031 // Nothing is lost: the next sweep does what this one did not.
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Reminders could not be swept; trying again.")]
    private partial void LogFailed(Exception failure);
}
