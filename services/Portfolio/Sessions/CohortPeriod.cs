namespace VikLearning.Portfolio.Sessions;

/// <summary>Days of a cohort by its plan.</summary>
/// <param name="Kind"><c>quarter</c>, <c>practicePeriod</c>, <c>handIn</c> or <c>exam</c>.</param>
/// <param name="Quarter">The quarter, where it is one.</param>
/// <param name="Until">The last day, included.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.cohort-period")]
public sealed record CohortPeriod(
    [property: Id(0)] string Kind,
    [property: Id(1)] string? Quarter,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly Until);
