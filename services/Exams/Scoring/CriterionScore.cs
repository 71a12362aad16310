using System.Collections.Immutable;

namespace VikLearning.Exams.Scoring;

/// <summary>What an examiner found of one criterion.</summary>
/// <param name="LevelId">Of the rubric's levels; empty while none was chosen.</param>
/// <param name="MotivationId">The encrypted words; null while there are none.</param>
/// <param name="Cited">The sealed items that it rests on, by number.</param>
/// <param name="Version">How often it was saved.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.criterion-score")]
public sealed record CriterionScore(
    [property: Id(0)] string LevelId,
    [property: Id(1)] Guid? MotivationId,
    [property: Id(2)] ImmutableArray<int> Cited,
    [property: Id(3)] int Version)
{
    /// <summary>The most characters of a motivation.</summary>
    public const int LongestMotivation = 4000;

    /// <summary>The most items that one score cites.</summary>
    public const int MostCited = 50;

    /// <summary>How often one can be saved.</summary>
    public const int MostVersions = 1000;

    /// <summary>Nothing yet.</summary>
    public static CriterionScore None { get; } = new("", null, [], 0);
}
