namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>Who has read one thing of a person's, as the ledger's lines have it.</summary>
/// <param name="Actor">A subject id.</param>
/// <param name="Role">The role they read by, the last time.</param>
/// <param name="FirstAt">When first, UTC.</param>
/// <param name="LastAt">When last, UTC.</param>
/// <param name="Times">How many lines there are.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.item-reading")]
public sealed record ItemReading(
    [property: Id(0)] string Actor,
    [property: Id(1)] string Role,
    [property: Id(2)] DateTimeOffset FirstAt,
    [property: Id(3)] DateTimeOffset LastAt,
    [property: Id(4)] int Times);
