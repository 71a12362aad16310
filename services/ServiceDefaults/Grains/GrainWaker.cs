using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>
/// Calls every <see cref="WokenGrain"/> again and again while the host runs: each process does, and the cluster has one
/// of each. So a grain that works by itself starts, and comes back after the silo that ran it has gone.
/// </summary>
/// <remarks>
/// It begins when every hosted service has started, the silo among them, and has ended before the first of them is
/// asked to stop: a silo that stops takes no calls, and complains of each.
/// </remarks>
internal sealed partial class GrainWaker(
    IEnumerable<WokenGrain> woken,
    IGrainFactory grains,
    IServiceProvider services,
    TimeProvider time,
    ILogger<GrainWaker> logger) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan s_soon = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _calls = Task.CompletedTask;

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var stop = _stop.Token;
        _calls = Task.WhenAll(woken.Select(grain => Task.Run(() => CallAsync(grain, stop), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _calls.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => _stop.Dispose();

    private async Task CallAsync(WokenGrain grain, CancellationToken stop)
    {
        var every = grain.Every(services);
        var soon = every < s_soon ? every : s_soon;
        while (!stop.IsCancellationRequested)
        {
            var isDone = false;
            try
            {
                isDone = await grain.Call(grains);
            }
            catch (Exception exception)
            {
                LogNotCalled(exception, grain.Name);
            }

            await Task.Delay(isDone ? every : soon, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Name} could not be called; it is tried again.")]
    private partial void LogNotCalled(Exception exception, string name);
}
