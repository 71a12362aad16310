using System.Collections.Immutable;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Seals;

namespace VikLearning.Exams.Scoring;

/// <summary>A question that a gap in the evidence or in the scores asks for.</summary>
/// <param name="Code">
/// <c>evidence-missing</c>, <c>evidence-thin</c>, <c>evidence-late</c>, <c>evidence-repeated</c>, <c>level-low</c>,
/// <c>levels-differ</c>.
/// </param>
/// <param name="Items">What it is about, by number.</param>
internal sealed record InterviewQuestion(string Code, ImmutableArray<int> Items)
{
    /// <summary>
    /// The questions for a criterion, in the order in which they matter: what is missing first, then where the two
    /// differ, then a level that does not suffice, then each mark with the entries that have it.
    /// </summary>
    /// <param name="rubric">What it is scored by.</param>
    /// <param name="criterionId">Which criterion.</param>
    /// <param name="seal">What was sealed.</param>
    /// <param name="marks">What stands out.</param>
    /// <param name="pair">The two score sheets; none before both are in.</param>
    public static IEnumerable<InterviewQuestion> For(
        Rubric rubric, string criterionId, SealSubject seal, EvidenceMarks marks, IReadOnlyList<ScoreSheet> pair)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(pair);
        if (marks.OfCriteria[criterionId].Contains(EvidenceMark.Missing))
        {
            yield return new("evidence-missing", []);
        }

        if (pair is [var first, var second])
        {
            var (lowest, highest) = ScoreComparison.RangeOf(rubric, first, second, criterionId);
            if (lowest != highest)
            {
                yield return new("levels-differ", []);
            }

            if (!rubric.Levels[lowest].Suffices)
            {
                yield return new("level-low", []);
            }
        }

        var items = seal.Criteria.Where(it => it.CriterionId == criterionId).SelectMany(it => it.Items).ToArray();
        foreach (var (mark, code) in s_codes)
        {
            ImmutableArray<int> about =
                [.. items.Where(item => marks.OfItems.TryGetValue(item, out var its) && its.Contains(mark))];
            if (about.Length > 0)
            {
                yield return new(code, about);
            }
        }
    }

    private static readonly (EvidenceMark Mark, string Code)[] s_codes =
    [
        (EvidenceMark.Thin, "evidence-thin"), (EvidenceMark.Late, "evidence-late"),
        (EvidenceMark.Repeated, "evidence-repeated"),
    ];
}
