using System.Collections.Immutable;
using System.Text.Json.Serialization;
using VikLearning.Exams.Results;
using VikLearning.Exams.Rubrics;

namespace VikLearning.Exams.Scoring;

/// <summary>
/// Two score sheets side by side. They agree when they are nowhere more than one level apart and come to the same
/// outcome: then the two record a consensus. If not they talk, and a third examiner decides within the two.
/// </summary>
/// <param name="Apart">The criteria of which they are more than one level apart.</param>
/// <param name="IsSameOutcome">Whether both pass or both fail.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.score-comparison")]
public sealed record ScoreComparison(
    [property: Id(0)] ImmutableArray<string> Apart, [property: Id(1)] bool IsSameOutcome)
{
    /// <summary>How many levels two may differ and still agree.</summary>
    public const int MostApart = 1;

    /// <summary>Whether a consensus can be recorded without a third.</summary>
    [JsonIgnore]
    public bool Agrees => Apart.IsEmpty && IsSameOutcome;

    /// <summary>Compares two complete sheets.</summary>
    public static ScoreComparison Of(Rubric rubric, ScoreSheet first, ScoreSheet second)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(
            [
                .. from criterion in rubric.Criteria
                   let range = RangeOf(rubric, first, second, criterion.CriterionId)
                   where range.Highest - range.Lowest > MostApart
                   select criterion.CriterionId,
            ],
            GradeRule.Of(rubric, first.Levels).Passed == GradeRule.Of(rubric, second.Levels).Passed);
    }

    /// <summary>Between which levels, by their place in the rubric, two sheets leave room for a criterion.</summary>
    public static (int Lowest, int Highest) RangeOf(
        Rubric rubric, ScoreSheet first, ScoreSheet second, string criterionId)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (one, other) =
            (rubric.RankOf(first.Of(criterionId).LevelId), rubric.RankOf(second.Of(criterionId).LevelId));
        return (Math.Min(one, other), Math.Max(one, other));
    }
}
