using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// Has a service's ledgers looked at every minute: each process asks, and the cluster has one keeper.
/// </summary>
internal sealed partial class LedgerKeeperStarter(
    string service,
    IGrainFactory grains,
    IHostApplicationLifetime host,
    IOptions<ConsultationOptions> options,
    TimeProvider time,
    ILogger<LedgerKeeperStarter> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The silo takes no calls before the host has started.
        using var started = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, host.ApplicationStarted);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, started.Token).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<ILedgerKeeperGrain>(service).Sweep();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotSwept(exception, service);
            }

            await Task.Delay(options.Value.AnchorEvery, time, stoppingToken).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The ledgers of {Service} could not be anchored; it is tried again.")]
    private partial void LogNotSwept(Exception exception, string service);
}
