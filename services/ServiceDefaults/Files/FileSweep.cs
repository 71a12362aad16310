using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>Sweeps a service's loose files now and then, in every process of it.</summary>
internal sealed partial class FileSweep(
    FileVault vault, IFileOwner owner, TimeProvider time, ILogger<FileSweep> logger) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(s_every, time, stoppingToken);
            await SweepAsync(stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        try
        {
            var swept = await vault.SweepAsync(owner, cancellation);
            if (swept > 0)
            {
                LogSwept(swept);
            }
        }
#pragma warning disable CA1031 // Nothing is lost: the next look does what this one did not.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} files that nothing referred to were taken away.")]
    private partial void LogSwept(int count);

    [LoggerMessage(2, LogLevel.Warning, "Loose files could not be swept; trying again.")]
    private partial void LogFailed(Exception failure);
}
