using System.Collections.Immutable;

namespace VikLearning.Exams.Seals;

/// <summary>Which items of a submission are evidence for a criterion.</summary>
/// <param name="Items">Their numbers, in the order in which they were chosen, each with its files after it.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.sealed-criterion")]
public sealed record SealedCriterion(
    [property: Id(0)] string CriterionId, [property: Id(1)] ImmutableArray<int> Items);
