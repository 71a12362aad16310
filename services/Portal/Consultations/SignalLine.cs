using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.Consultations;

/// <summary>A signal of one service on the administrator's page.</summary>
/// <param name="Service">The service.</param>
/// <param name="Signal">The signal.</param>
public sealed record SignalLine(string Service, ReadingSignal Signal) : IGathered
{
    /// <inheritdoc />
    public long Number => Signal.Number;

    /// <inheritdoc />
    public DateTimeOffset At => Signal.At.ToDateTimeOffset();

    /// <summary>The page about it. It names a service and a number, and nobody.</summary>
    public string Address => $"/signalen/{Service}/{Number}";
}
