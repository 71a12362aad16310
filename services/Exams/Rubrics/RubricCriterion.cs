using System.Collections.Immutable;

namespace VikLearning.Exams.Rubrics;

/// <summary>One thing that is judged.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Weight">How heavy it weighs among the others.</param>
/// <param name="IsKnockOut">Whether the exam is failed when it is below the level that suffices.</param>
/// <param name="FewestEntries">How many pieces of evidence there must be for it.</param>
/// <param name="Descriptors">What is seen at each level, in their order.</param>
public sealed record RubricCriterion(
    string CriterionId, RubricWords Name, RubricWords Question, int Weight, bool IsKnockOut, int FewestEntries,
    ImmutableArray<RubricWords> Descriptors);
