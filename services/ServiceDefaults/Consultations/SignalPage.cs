namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>A page of signals, newest first.</summary>
/// <param name="Next">The number before which the next page starts, or null on the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.signal-page")]
public sealed record SignalPage(
    [property: Id(0)] IReadOnlyList<RaisedSignal> Signals, [property: Id(1)] long? Next);
