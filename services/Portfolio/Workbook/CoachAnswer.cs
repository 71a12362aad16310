namespace VikLearning.Portfolio.Workbook;

/// <summary>What a practice coach said about a task.</summary>
/// <param name="TextId">The encrypted words; null for none.</param>
/// <param name="Version">The version of the evidence that it is about.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.coach-answer")]
public sealed record CoachAnswer(
    [property: Id(0)] string CoachId,
    [property: Id(1)] TaskVerdict Verdict,
    [property: Id(2)] Guid? TextId,
    [property: Id(3)] int Version,
    [property: Id(4)] DateTimeOffset At);
