using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>
/// Calls a grain again and again while the host runs: each process does, and the cluster has one such grain. So a
/// grain that works by itself starts, and comes back after the silo that ran it has gone.
/// </summary>
/// <remarks>
/// It begins when every hosted service has started, the silo among them, and has ended before the first of them is
/// asked to stop: a silo that stops takes no calls, and complains of each.
/// </remarks>
internal sealed partial class GrainWaker(
    string name,
    Func<IGrainFactory, Task> call,
    TimeSpan every,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<GrainWaker> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _calls = Task.CompletedTask;

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _calls = Task.Run(() => CallAsync(_stop.Token), CancellationToken.None);
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

    private async Task CallAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await call(grains);
            }
            catch (Exception exception)
            {
                LogNotCalled(exception, name);
            }

            await Task.Delay(every, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Name} could not be called; it is tried again.")]
    private partial void LogNotCalled(Exception exception, string name);
}
