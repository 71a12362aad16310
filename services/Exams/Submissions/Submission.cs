using System.Collections.Immutable;

namespace VikLearning.Exams.Submissions;

/// <summary>A student's submission in one sitting, from the first choice to the last seal.</summary>
/// <param name="Place">Whose it is; null before the first choice.</param>
/// <param name="Chosen">The chosen entries by criterion.</param>
/// <param name="Changes">How often the choice was changed.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Seals">What was handed in, the first first.</param>
/// <param name="Returns">What lacked, by the number of the seal that was returned.</param>
public sealed record Submission(
    SubmissionPlace? Place,
    ImmutableSortedDictionary<string, ImmutableArray<PortfolioEntry>> Chosen,
    int Changes,
    SubmissionStage Stage,
    ImmutableArray<SubmissionSeal> Seals,
    ImmutableDictionary<int, ImmutableArray<SubmissionLack>> Returns)
{
    /// <summary>How often a student may hand in in one sitting.</summary>
    public const int MostSeals = 20;

    /// <summary>Before the first choice.</summary>
    public static Submission None { get; } = new(
        null, ImmutableSortedDictionary.Create<string, ImmutableArray<PortfolioEntry>>(StringComparer.Ordinal), 0,
        SubmissionStage.Draft, [], ImmutableDictionary<int, ImmutableArray<SubmissionLack>>.Empty);

    /// <summary>The different entries that were chosen, in the order of the criteria's ids and of choosing.</summary>
    public IEnumerable<PortfolioEntry> Entries => Chosen.Values.SelectMany(entries => entries).Distinct();

    /// <summary>What is true after an event.</summary>
    public static Submission Evolve(Submission submission, object happened)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return happened switch
        {
            SubmissionBegun it => submission with { Place = it.Place },
            EvidenceChosen it => submission with
            {
                Chosen = it.Entries.Length > 0
                    ? submission.Chosen.SetItem(it.CriterionId, it.Entries)
                    : submission.Chosen.Remove(it.CriterionId),
                Changes = submission.Changes + 1,
            },
            SubmissionSealed it => submission with { Seals = submission.Seals.Add(it.Seal) },
            SubmissionAdmitted => submission with { Stage = SubmissionStage.Admissible },
            SubmissionReturned it => submission with
            {
                Stage = SubmissionStage.Returned,
                Returns = submission.Returns.SetItem(it.Seal, it.Lacks),
            },
            _ => submission,
        };
    }
}
