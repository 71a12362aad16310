using System.Collections.Immutable;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Seals;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Scoring;

/// <summary>By what a submission is scored now, and by whom.</summary>
/// <param name="Seal">What was sealed, and admitted.</param>
/// <param name="Pairing">Its examiners.</param>
/// <param name="IsOpen">Whether it is a day on which they may.</param>
/// <param name="Until">The last of those days.</param>
/// <param name="Certified">Those of them who are certified today.</param>
public sealed record ScoringTerms(
    Rubric Rubric, SealSubject Seal, Pairing Pairing, bool IsOpen, DateOnly Until, ImmutableHashSet<string> Certified)
{
    /// <summary>
    /// The seat of somebody who may do something now. For everybody else nothing is there.
    /// </summary>
    public ExaminerSeat? SeatOf(string examinerId) =>
        IsOpen && Certified.Contains(examinerId) && Pairing.SeatOf(examinerId) is { } seat
            && seat != ExaminerSeat.Appeal
            ? seat
            : null;

    /// <summary>Whether somebody handles the appeal: on any day, since that comes after the window.</summary>
    public bool HandlesAppeal(string examinerId) =>
        Certified.Contains(examinerId) && Pairing.SeatOf(examinerId) == ExaminerSeat.Appeal;

    /// <summary>Whether an item is among what was sealed as evidence.</summary>
    public bool IsEvidence(int item) => Seal.Criteria.Any(criterion => criterion.Items.Contains(item));

    /// <summary>What is wrong with a level and the criterion that it is for.</summary>
    public IEnumerable<Refusal> FaultsOf(string criterionId, string levelId, string field)
    {
        if (Rubric.Find(criterionId) is null)
        {
            yield return Refusal.Rule("criterion-unknown", "criterionId");
        }

        if (levelId.Length > 0 && Rubric.RankOf(levelId) < 0)
        {
            yield return Refusal.Rule("level-unknown", field);
        }
    }
}
