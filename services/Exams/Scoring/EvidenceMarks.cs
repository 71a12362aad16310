using System.Collections.Immutable;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;

namespace VikLearning.Exams.Scoring;

/// <summary>
/// Where an examiner with little time looks first: what is missing, thin, late, repeated, or changed since the sitting
/// before.
/// </summary>
/// <param name="OfItems">By the number of a written item; one without a mark is not there.</param>
/// <param name="OfCriteria">By criterion.</param>
/// <param name="SharedWith">
/// By the number of a written item, the other items in which a passage of it stands too; one without any is not there.
/// </param>
internal sealed record EvidenceMarks(
    ImmutableDictionary<int, ImmutableArray<EvidenceMark>> OfItems,
    ImmutableDictionary<string, ImmutableArray<EvidenceMark>> OfCriteria,
    ImmutableDictionary<int, ImmutableArray<int>> SharedWith)
{
    /// <summary>An entry with fewer characters is thin.</summary>
    public const int FewestCharacters = 400;

    /// <summary>What was written in so many days before it was handed in is late.</summary>
    public const int LateDays = 14;

    /// <summary>A passage of so many characters that stands in two entries is repeated.</summary>
    public const int RepeatedCharacters = 100;

    /// <summary>Marks what was sealed.</summary>
    /// <param name="rubric">What it is scored by.</param>
    /// <param name="seal">What was sealed.</param>
    /// <param name="prose">The words of each written item, by number.</param>
    /// <param name="before">What was sealed in the sitting before; null when nothing was.</param>
    public static EvidenceMarks Of(
        Rubric rubric, SubmissionSeal seal, IReadOnlyDictionary<int, SealedProse> prose, SubmissionSeal? before)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(prose);
        var criteria = seal.Subject.Criteria.ToDictionary(
            criterion => criterion.CriterionId, criterion => criterion.Items.Where(prose.ContainsKey).ToArray());
        var twice = criteria.Values.SelectMany(items => items).GroupBy(item => item)
            .Where(uses => uses.Count() > 1).Select(uses => uses.Key).ToHashSet();
        var shared = SharedPassages(prose);
        twice.UnionWith(shared.Keys);
        var marks = criteria.Values.SelectMany(items => items).Distinct().ToDictionary(
            item => item,
            item => MarksOf(seal, seal.Items[item - 1], prose[item], twice.Contains(item), before).ToImmutableArray());
        return new(
            marks.Where(one => one.Value.Length > 0).ToImmutableDictionary(),
            rubric.Criteria.ToImmutableDictionary(
                criterion => criterion.CriterionId,
                criterion => MarksOf(
                    criterion, criteria.GetValueOrDefault(criterion.CriterionId, []), marks).ToImmutableArray()),
            shared);
    }

    private static IEnumerable<EvidenceMark> MarksOf(
        SubmissionSeal seal, SealedItem item, SealedProse prose, bool isRepeated, SubmissionSeal? before)
    {
        if (prose.Characters < FewestCharacters)
        {
            yield return EvidenceMark.Thin;
        }

        if (prose.WrittenAt >= seal.Subject.HandedInAt.AddDays(-LateDays))
        {
            yield return EvidenceMark.Late;
        }

        if (isRepeated)
        {
            yield return EvidenceMark.Repeated;
        }

        if (before is not null && !before.Items.Any(it =>
            (it.Kind, it.Source, it.Version) == (item.Kind, item.Source, item.Version)))
        {
            yield return EvidenceMark.Changed;
        }
    }

    // Of a whole criterion something stands out when there is too little, or when nothing in it is without the mark.
    private static IEnumerable<EvidenceMark> MarksOf(
        RubricCriterion criterion, int[] items, Dictionary<int, ImmutableArray<EvidenceMark>> marks)
    {
        if (items.Length < Math.Max(1, criterion.FewestEntries))
        {
            yield return EvidenceMark.Missing;
        }

        foreach (var mark in (EvidenceMark[])[EvidenceMark.Thin, EvidenceMark.Late, EvidenceMark.Repeated])
        {
            if (items.Length > 0 && items.All(item => marks[item].Contains(mark)))
            {
                yield return mark;
            }
        }
    }

    private static ImmutableDictionary<int, ImmutableArray<int>> SharedPassages(
        IReadOnlyDictionary<int, SealedProse> prose)
    {
        var places =
            from item in prose
            from passage in item.Value.Passages
            let words = string.Join(' ', passage.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            where words.Length >= RepeatedCharacters
            group item.Key by words into its
            select its.Distinct().ToArray() into its
            where its.Length > 1
            select its;
        return places.SelectMany(its => its.Select(item => (Item: item, Others: its.Where(other => other != item))))
            .GroupBy(one => one.Item, one => one.Others)
            .ToImmutableDictionary(
                one => one.Key, one => one.SelectMany(others => others).Distinct().Order().ToImmutableArray());
    }
}
