using System.Collections.Immutable;

namespace VikLearning.Exams.Rubrics;

/// <summary>What an exam is scored by. A version never changes.</summary>
/// <param name="Criteria">What is judged, in the order in which it is scored.</param>
/// <param name="Levels">From low to high. One that nobody was given still counts.</param>
/// <param name="PassMarkTenths">The lowest grade that passes, in tenths: 55 is 5.5.</param>
public sealed record Rubric(
    string RubricId, int Version, RubricWords Name, ImmutableArray<RubricCriterion> Criteria,
    ImmutableArray<RubricLevel> Levels, int PassMarkTenths)
{
    /// <summary>The criterion of that id; null when there is none.</summary>
    public RubricCriterion? Find(string criterionId) =>
        Criteria.FirstOrDefault(criterion => criterion.CriterionId == criterionId);

    /// <summary>The place of a level among the levels, from 0 for the lowest; -1 when there is none of that id.
    /// </summary>
    public int RankOf(string levelId)
    {
        for (var rank = 0; rank < Levels.Length; rank++)
        {
            if (Levels[rank].LevelId == levelId)
            {
                return rank;
            }
        }

        return -1;
    }
}
