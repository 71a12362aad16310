using System.Collections.Immutable;
using VikLearning.Exams.Rubrics;

namespace VikLearning.Exams.Results;

/// <summary>
/// From levels to a grade: the mean of the levels' points by the criteria's weights, in tenths, rounded half up, once,
/// at the end. The rounded grade is compared with the pass mark. When a knock-out criterion is below the level that
/// suffices the exam is failed, and the grade is a tenth below the pass mark at most: a grade that passes never stands
/// beside "failed".
/// </summary>
public static class GradeRule
{
    /// <summary>The grade of these levels, one for each criterion.</summary>
    /// <exception cref="ArgumentException">A criterion has no level of the rubric.</exception>
    public static ExamGrade Of(Rubric rubric, IReadOnlyDictionary<string, string> levels)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(levels);
        var (points, weights) = (0, 0);
        var knockedOut = ImmutableArray.CreateBuilder<string>();
        foreach (var criterion in rubric.Criteria)
        {
            var level = levels.TryGetValue(criterion.CriterionId, out var id) && rubric.RankOf(id) is >= 0 and var rank
                ? rubric.Levels[rank]
                : throw new ArgumentException($"{criterion.CriterionId} has no level.", nameof(levels));
            points += criterion.Weight * level.Points;
            weights += criterion.Weight;
            if (criterion.IsKnockOut && !level.Suffices)
            {
                knockedOut.Add(criterion.CriterionId);
            }
        }

        // Whole numbers: twice the sum and once the weight, cut, is half up without a rounding before it.
        var tenths = ((2 * points) + weights) / (2 * weights);
        return knockedOut.Count > 0
            ? new ExamGrade(Math.Min(tenths, rubric.PassMarkTenths - 1), false, knockedOut.ToImmutable())
            : new ExamGrade(tenths, tenths >= rubric.PassMarkTenths, []);
    }
}
