using System.Collections.Immutable;

namespace VikLearning.Exams.Examiners;

/// <summary>A sitting's examiners on their way out of the grain: ids only.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.examiner-plan-view")]
internal sealed record ExaminerPlanView(
    [property: Id(0)] DateOnly? ScoreFrom,
    [property: Id(1)] DateOnly? ScoreUntil,
    [property: Id(2)] ImmutableArray<Pairing> Pairings,
    [property: Id(3)] int Version);
