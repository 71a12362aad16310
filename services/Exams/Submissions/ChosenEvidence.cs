using System.Collections.Immutable;

namespace VikLearning.Exams.Submissions;

/// <summary>What was chosen for a criterion.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.chosen-evidence")]
internal sealed record ChosenEvidence(
    [property: Id(0)] string CriterionId, [property: Id(1)] ImmutableArray<PortfolioEntry> Entries);
