namespace VikLearning.Exams.Scoring;

/// <summary>A level of a criterion as it is proposed, with the words that go with it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.proposed-score")]
internal sealed record ProposedScore(
    [property: Id(0)] string CriterionId, [property: Id(1)] string LevelId, [property: Id(2)] string Motivation);
