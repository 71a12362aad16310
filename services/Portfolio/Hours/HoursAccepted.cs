namespace VikLearning.Portfolio.Hours;

/// <summary>The answer to an accepted claim: where activity and student stand after it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.hours-accepted")]
public sealed record HoursAccepted(
    [property: Id(0)] Guid EntryId,
    [property: Id(1)] int ActivityClaimedMinutes,
    [property: Id(2)] int ActivityCreditedMinutes,
    [property: Id(3)] int CreditedMinutes);
