using System.Collections.Immutable;
using VikLearning.Exams.Evidence;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;

namespace VikLearning.UnitTests.Exams.Scoring;

/// <summary>Evidence with something that stands out. What is not said is as good as can be.</summary>
internal static class Marking
{
    public static readonly DateTimeOffset LongAgo = Scored.At.AddDays(-60);

    /// <summary>Item 1 is the hours, the others are written; each criterion has these.</summary>
    public static SubmissionSeal Seal(params (string CriterionId, int[] Items)[] evidence)
    {
        var last = evidence.SelectMany(one => one.Items).Append(1).Max();
        return new(
            Scored.Terms.Seal with
            {
                Criteria = [.. evidence.Select(one => new SealedCriterion(one.CriterionId, [.. one.Items]))],
            },
            [
                .. Enumerable.Range(1, last).Select(number => new SealedItem(
                    number, number == 1 ? "hours" : "reflection", $"entry-{number}", 1, "application/json", 9, "")),
            ],
            "root", "receipt", 100, [], 9);
    }

    /// <summary>Words that are neither few nor late, and of that item alone.</summary>
    public static SealedProse Prose(int number) => new(
        [.. Enumerable.Range(0, 5).Select(line => $"{number} {line} ".PadRight(100, 'x'))], LongAgo);

    public static Dictionary<int, SealedProse> ProseOf(params int[] numbers) => numbers.ToDictionary(it => it, Prose);

    public static EvidenceMarks Marks(
        SubmissionSeal seal, Dictionary<int, SealedProse> prose, SubmissionSeal? before = null) =>
        EvidenceMarks.Of(Scored.Rubric, seal, prose, before);

    public static ImmutableArray<EvidenceMark> Of(EvidenceMarks marks, int item) =>
        marks.OfItems.GetValueOrDefault(item, []);
}
