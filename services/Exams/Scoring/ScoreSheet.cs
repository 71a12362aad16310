using System.Collections.Immutable;
using VikLearning.Exams.Rubrics;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Scoring;

/// <summary>One examiner's scores of one submission.</summary>
/// <param name="Scores">By criterion.</param>
/// <param name="Changes">How often something was saved.</param>
/// <param name="SubmittedAt">When it was handed in, UTC; null while it is being made. It never changes after that.
/// </param>
[GenerateSerializer]
[Immutable]
[Alias("exams.score-sheet")]
public sealed record ScoreSheet(
    [property: Id(0)] ImmutableSortedDictionary<string, CriterionScore> Scores,
    [property: Id(1)] int Changes,
    [property: Id(2)] DateTimeOffset? SubmittedAt)
{
    /// <summary>Nothing yet.</summary>
    public static ScoreSheet None { get; } = new(
        ImmutableSortedDictionary.Create<string, CriterionScore>(StringComparer.Ordinal), 0, null);

    /// <summary>The score of a criterion.</summary>
    public CriterionScore Of(string criterionId) => Scores.GetValueOrDefault(criterionId) ?? CriterionScore.None;

    /// <summary>The chosen levels by criterion.</summary>
    public ImmutableSortedDictionary<string, string> Levels => Scores
        .Where(one => one.Value.LevelId.Length > 0)
        .ToImmutableSortedDictionary(one => one.Key, one => one.Value.LevelId, StringComparer.Ordinal);

    /// <summary>
    /// Why it can't be handed in: of each criterion what lacks. A level is motivated, and rests on sealed evidence;
    /// only the lowest may rest on none, since there may be nothing to point at.
    /// </summary>
    public IEnumerable<Refusal> Lacks(Rubric rubric)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        foreach (var criterion in rubric.Criteria)
        {
            var score = Of(criterion.CriterionId);
            var field = FieldOf(criterion.CriterionId);
            if (score.LevelId.Length == 0)
            {
                yield return Refusal.Rule("score-level-missing", field);
            }

            if (score.MotivationId is null)
            {
                yield return Refusal.Rule("score-motivation-missing", field);
            }

            if (score.Cited.IsEmpty && score.LevelId.Length > 0 && score.LevelId != rubric.Levels[0].LevelId)
            {
                yield return Refusal.Rule("score-evidence-missing", field);
            }
        }
    }

    /// <summary>The name of a criterion's score in a refusal.</summary>
    public static string FieldOf(string criterionId) => $"scores.{criterionId}";
}
