using System.Collections.Immutable;

namespace VikLearning.Exams.Examiners;

/// <summary>
/// Who scores whom in a sitting. Nobody scores a student whom they taught or coached; nobody has two submissions more
/// than somebody who could take one of theirs over, in one step or by others passing one on; and of all ways to do so
/// one is taken in which no exchange of two examiners would make the pairs more varied. The same input gives the same
/// pairs.
/// </summary>
public static class AssignmentRule
{
    /// <summary>Gives everybody without a pair one, beside the pairs that stand.</summary>
    /// <param name="entrants">All students of the sitting, those with a pair too.</param>
    /// <param name="examiners">Who is certified on every day of the window.</param>
    /// <param name="standing">The pairs that were made before: they stay.</param>
    /// <returns>The new pairs; of students for whom there are no two examiners there is none.</returns>
    public static ImmutableArray<Pairing> Assign(
        IReadOnlyCollection<Entrant> entrants, IReadOnlyCollection<string> examiners,
        IReadOnlyCollection<Pairing> standing)
    {
        ArgumentNullException.ThrowIfNull(entrants);
        ArgumentNullException.ThrowIfNull(examiners);
        ArgumentNullException.ThrowIfNull(standing);
        string[] all = [.. examiners.Distinct().Order(StringComparer.Ordinal)];
        var done = standing.Select(pairing => pairing.SubmissionId).ToHashSet(StringComparer.Ordinal);
        Entrant[] open =
        [
            .. entrants.Where(entrant => !done.Contains(entrant.SubmissionId))
                .Where(entrant => all.Except(entrant.Conflicts).Take(2).Count() == 2)
                .OrderBy(entrant => all.Except(entrant.Conflicts).Count())
                .ThenBy(entrant => entrant.SubmissionId, StringComparer.Ordinal),
        ];
        var draft = new AssignmentDraft(open, all, standing);
        draft.Fill();
        draft.Balance();
        draft.Vary();
        return draft.Pairings();
    }
}
