using System.Runtime.InteropServices;

namespace VikLearning.AllInOne;

/// <summary>
/// Hears that the process is asked to stop, by Ctrl+C or a service manager, from the first moment on. A second time is
/// once too many: then it ends as any process would.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _heard;

    /// <summary>Listens from now on.</summary>
    public StopSignals() => _heard =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM }
            .Select(signal => PosixSignalRegistration.Create(signal, Hear)),
    ];

    /// <summary>Cancelled when it was asked to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var signal in _heard)
        {
            signal.Dispose();
        }

        _stop.Dispose();
    }

    // What follows runs elsewhere: the system waits for the one who hears.
    private void Hear(PosixSignalContext context)
    {
        context.Cancel = !_stop.IsCancellationRequested;
        _ = _stop.CancelAsync();
    }
}
