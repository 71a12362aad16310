namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>Somebody reads in an unusual way. It names the reader and nobody who was read.</summary>
/// <param name="Kind">What is unusual.</param>
/// <param name="Actor">The reader's subject id.</param>
/// <param name="Role">The role they read by.</param>
/// <param name="Dossiers">How many different dossiers in the hour up to then.</param>
/// <param name="At">When it became so, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.signal")]
public sealed record Signal(
    [property: Id(0)] SignalKind Kind,
    [property: Id(1)] string Actor,
    [property: Id(2)] string Role,
    [property: Id(3)] int Dossiers,
    [property: Id(4)] DateTimeOffset At);
