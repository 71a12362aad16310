namespace VikLearning.Insight.Cohorts;

/// <summary>One quarter of a cohort's plan: days counted from the cohort's start, both included.</summary>
[GenerateSerializer]
[Immutable]
[Alias("insight.cohort-plan-quarter")]
internal sealed record CohortPlanQuarter(
    [property: Id(0)] string Quarter,
    [property: Id(1)] int StartDay,
    [property: Id(2)] int EndDay,
    [property: Id(3)] int RequiredMinutes);
