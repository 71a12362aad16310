using System.Collections.Immutable;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Rubrics;

namespace VikLearning.Exams.Submissions;

/// <summary>What a submission is asked: by the exam's rubric and its sitting.</summary>
/// <param name="FewestPercent">How much of the route map's hours there must be.</param>
public sealed record SubmissionTerms(Rubric Rubric, int FewestPercent, Sitting Sitting)
{
    /// <summary>What a choice lacks.</summary>
    public IEnumerable<SubmissionLack> LacksOf(
        ImmutableSortedDictionary<string, ImmutableArray<PortfolioEntry>> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        return
            from criterion in Rubric.Criteria
            let present = chosen.TryGetValue(criterion.CriterionId, out var entries) ? entries.Length : 0
            where present < criterion.FewestEntries
            select new SubmissionLack(
                SubmissionLack.EvidenceFew, criterion.CriterionId, criterion.FewestEntries, present);
    }

    /// <summary>What the hours lack: nothing when there are enough.</summary>
    /// <param name="percent">How much of the route map's hours is credited, in whole percent, rounded down.</param>
    public IEnumerable<SubmissionLack> LacksOf(int percent) =>
        percent < FewestPercent ? [new SubmissionLack(SubmissionLack.HoursFew, "", FewestPercent, percent)] : [];
}
