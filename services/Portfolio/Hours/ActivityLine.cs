namespace VikLearning.Portfolio.Hours;

/// <summary>An activity's progress on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.activity-line")]
internal sealed record ActivityLine(
    [property: Id(0)] string ActivityId,
    [property: Id(1)] int RequiredMinutes,
    [property: Id(2)] int CreditedMinutes,
    [property: Id(3)] int ClaimedMinutes,
    [property: Id(4)] int SurplusMinutes);
