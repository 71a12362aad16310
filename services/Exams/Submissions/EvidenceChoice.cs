using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Submissions;

/// <summary>Which entries of the portfolio are evidence for which criterion, before they are handed in.</summary>
public static class EvidenceChoice
{
    /// <summary>May these be chosen for a criterion, and what follows. The same once more changes nothing.</summary>
    public static Decision Decide(Submission submission, SubmissionTerms terms, ChooseEvidence command)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (submission.Stage == SubmissionStage.Admissible)
        {
            return Decision.Refuse(Refusal.Rule("handed-in-already", null));
        }

        if (command.SeenChanges != submission.Changes)
        {
            return Decision.Refuse(Refusal.Stale("submission-changed-elsewhere", "seenChanges"));
        }

        var chosen = submission.Chosen.SetItem(command.CriterionId, command.Entries);
        Refusal[] refusals =
        [
            .. command.Today > terms.Sitting.HandInUntil ? [Closed(terms)] : Array.Empty<Refusal>(),
            .. terms.Rubric.Find(command.CriterionId) is null
                ? [Refusal.Rule("criterion-unknown", "criterionId")] : Array.Empty<Refusal>(),
            .. chosen.Values.SelectMany(entries => entries).Distinct().Count() > PortfolioEntry.Most
                ? [Refusal.Rule("evidence-too-much", "entries", $"{PortfolioEntry.Most}")] : Array.Empty<Refusal>(),
        ];
        if (refusals.Length > 0)
        {
            return Decision.Refuse(refusals);
        }

        var answer = new EvidenceAnswer(submission.Changes + 1);
        var happened = new EvidenceChosen(command.CriterionId, command.Entries, command.At);
        return submission.Place is null
            ? Decision.Accept(answer, new SubmissionBegun(command.Place, command.At), happened)
            : Decision.Accept(answer, happened);
    }

    /// <summary>The sitting is over.</summary>
    internal static Refusal Closed(SubmissionTerms terms) =>
        Refusal.Rule("hand-in-closed", null, $"{terms.Sitting.HandInUntil:yyyy-MM-dd}");
}

/// <summary>Choose entries for a criterion, instead of those that were chosen.</summary>
public sealed record ChooseEvidence(
    SubmissionPlace Place, string CriterionId, int SeenChanges, ImmutableArray<PortfolioEntry> Entries, DateOnly Today,
    DateTimeOffset At);

/// <summary>A student began to choose.</summary>
public sealed record SubmissionBegun(SubmissionPlace Place, DateTimeOffset At);

/// <summary>These entries are the evidence for a criterion, and no others.</summary>
public sealed record EvidenceChosen(
    string CriterionId, ImmutableArray<PortfolioEntry> Entries, DateTimeOffset At);

/// <summary>The answer to <see cref="ChooseEvidence"/>: how often the choice was changed.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.evidence-answer")]
public sealed record EvidenceAnswer([property: Id(0)] int Changes);
