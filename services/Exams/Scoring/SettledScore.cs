namespace VikLearning.Exams.Scoring;

/// <summary>A level that was agreed on or decided.</summary>
/// <param name="MotivationId">The words that go with it; null where those of the two stand.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.settled-score")]
public sealed record SettledScore([property: Id(0)] string LevelId, [property: Id(1)] Guid? MotivationId);
