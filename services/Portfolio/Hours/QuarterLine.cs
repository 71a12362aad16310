namespace VikLearning.Portfolio.Hours;

/// <summary>A quarter's progress on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.quarter-line")]
internal sealed record QuarterLine(
    [property: Id(0)] string Quarter,
    [property: Id(1)] int RequiredMinutes,
    [property: Id(2)] int CreditedMinutes,
    [property: Id(3)] int PlannedMinutes,
    [property: Id(4)] DateOnly StartDate,
    [property: Id(5)] DateOnly EndDate);
