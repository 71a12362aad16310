using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// After the start and beside everything else: wraps a service's keys by the current master key, and says when a
/// retired one is needed no more. Looks again while there are retired ones, since other processes may have been slower
/// to change.
/// </summary>
internal sealed partial class KeyRotation(
    ScopeKeys keys, EncryptionOptions options, TimeProvider time, ILogger<KeyRotation> logger) : BackgroundService
{
    private const int Batch = 200;
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TurnAsync(stoppingToken) || keys.Masters.Retired.Count > 0)
        {
            await Task.Delay(options.RewrapEvery, time, stoppingToken);
        }
    }

    private async Task<bool> TurnAsync(CancellationToken cancellation)
    {
        try
        {
            Tell(await keys.RewrapAsync(Batch, cancellation));
            return true;
        }
#pragma warning disable CA1031 // Nothing is lost: the next look does what this one did not.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(failure, keys.Service);
            return false;
        }
    }

    private void Tell(RewrapReport report)
    {
        if (report.Wrapped > 0)
        {
            LogWrapped(keys.Service, report.Wrapped, keys.Masters.Current.Id);
        }

        if (report.Unopened > 0)
        {
            LogUnopened(keys.Service, report.Unopened);
        }

        foreach (var retired in keys.Masters.Retired.Select(master => master.Id))
        {
            if (report.Left.Contains(retired))
            {
                _done.Remove(retired);
            }
            else if (_done.Add(retired))
            {
                LogDone(keys.Service, retired);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Service}: {Count} keys were wrapped anew by the master key {Master}.")]
    private partial void LogWrapped(string service, int count, string master);

    [LoggerMessage(2, LogLevel.Warning, "{Service}: {Count} keys are wrapped by a master key that is not configured.")]
    private partial void LogUnopened(string service, int count);

    [LoggerMessage(3, LogLevel.Information,
        "{Service}: no key needs the retired master key {Master} any more. It may be taken out of the configuration "
        + "once every process has the new one as its current key and every service said so.")]
    private partial void LogDone(string service, string master);

    [LoggerMessage(4, LogLevel.Warning, "{Service}: keys could not be wrapped anew; trying again.")]
    private partial void LogFailed(Exception failure, string service);
}
