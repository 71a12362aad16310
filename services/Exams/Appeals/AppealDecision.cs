namespace VikLearning.Exams.Appeals;

/// <summary>What came of an appeal.</summary>
/// <param name="By">Who decided: somebody who did not score.</param>
/// <param name="Upheld">Whether the result changed.</param>
/// <param name="ReasonId">Why, encrypted.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.appeal-decision")]
public sealed record AppealDecision(
    [property: Id(0)] string By,
    [property: Id(1)] bool Upheld,
    [property: Id(2)] Guid ReasonId,
    [property: Id(3)] DateTimeOffset At);
