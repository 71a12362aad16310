using System.Collections.Immutable;

namespace VikLearning.Exams.Submissions;

/// <summary>A submission on its way out of the grain: ids and codes only.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.submission-view")]
internal sealed record SubmissionView(
    [property: Id(0)] SubmissionPlace? Place,
    [property: Id(1)] ImmutableArray<ChosenEvidence> Chosen,
    [property: Id(2)] int Changes,
    [property: Id(3)] SubmissionStage Stage,
    [property: Id(4)] ImmutableArray<SubmissionSeal> Seals,
    [property: Id(5)] ImmutableDictionary<int, ImmutableArray<SubmissionLack>> Returns)
{
    /// <summary>A submission as it is now.</summary>
    public static SubmissionView Of(Submission submission) => new(
        submission.Place,
        [.. submission.Chosen.Select(one => new ChosenEvidence(one.Key, one.Value))],
        submission.Changes, submission.Stage, submission.Seals, submission.Returns);

    /// <summary>What was chosen, by criterion.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<PortfolioEntry>> ByCriterion() =>
        Chosen.ToImmutableSortedDictionary(one => one.CriterionId, one => one.Entries, StringComparer.Ordinal);

    /// <summary>A seal by its number, the last for 0; null when there is none.</summary>
    public SubmissionSeal? Find(int number) =>
        number == 0 ? Seals.LastOrDefault() : Seals.FirstOrDefault(seal => seal.Subject.Seal == number);
}
