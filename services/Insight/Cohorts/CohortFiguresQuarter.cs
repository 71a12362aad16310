namespace VikLearning.Insight.Cohorts;

/// <summary>One quarter of a cohort's figures.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.cohort-figures-quarter")]
internal sealed record CohortFiguresQuarter(
    [property: Id(0)] string Quarter,
    [property: Id(1)] int CreditedMinutes,
    [property: Id(2)] int PlannedMinutes,
    [property: Id(3)] int RequiredMinutes);
