using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Submissions;

/// <summary>
/// Handing in: what was sealed stays sealed, and whether it is admissible is found at once. What is returned says what
/// lacks, and its student goes on choosing: no lock stays behind.
/// </summary>
public static class HandingIn
{
    /// <summary>May it be handed in, and what follows.</summary>
    public static Decision Decide(Submission submission, SubmissionTerms terms, HandInSubmission command)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNot(submission, terms, command.SeenChanges, command.Today) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        // What was copied meanwhile is of another moment: it is copied again.
        if (command.Seal is not { } seal || seal.Subject.Seal != submission.Seals.Length + 1)
        {
            return Decision.Refuse(Refusal.Stale("submission-changed-elsewhere", "seenChanges"));
        }

        ImmutableArray<SubmissionLack> lacks =
            [.. terms.LacksOf(seal.Percent), .. terms.LacksOf(submission.Chosen)];
        var number = seal.Subject.Seal;
        var stage = lacks.IsEmpty ? SubmissionStage.Admissible : SubmissionStage.Returned;
        return Decision.Accept(
            new HandedIn(number, seal.Root, seal.Receipt, stage, lacks),
            new SubmissionSealed(seal),
            lacks.IsEmpty
                ? new SubmissionAdmitted(number, command.At)
                : new SubmissionReturned(number, lacks, command.At));
    }

    /// <summary>Why it can't be handed in; null when it can.</summary>
    public static Refusal? WhyNot(Submission submission, SubmissionTerms terms, int seenChanges, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(terms);
        return submission.Stage == SubmissionStage.Admissible ? Refusal.Rule("handed-in-already", null)
            : today < terms.Sitting.HandInFrom
                ? Refusal.Rule("hand-in-not-open", null, $"{terms.Sitting.HandInFrom:yyyy-MM-dd}")
            : today > terms.Sitting.HandInUntil ? EvidenceChoice.Closed(terms)
            : seenChanges != submission.Changes ? Refusal.Stale("submission-changed-elsewhere", "seenChanges")
            : submission.Chosen.IsEmpty ? Refusal.Rule("evidence-none", null)
            : submission.Seals.Length >= Submission.MostSeals
                ? Refusal.Rule("hand-ins-full", null, $"{Submission.MostSeals}")
            : null;
    }
}

/// <summary>Hand in.</summary>
/// <param name="SeenChanges">The choice as it was seen.</param>
/// <param name="Seal">What was copied and sealed; null when nothing was, since it could not be handed in.</param>
/// <param name="Today">The day on which it was asked for: copying may take it past midnight.</param>
public sealed record HandInSubmission(int SeenChanges, SubmissionSeal? Seal, DateOnly Today, DateTimeOffset At);

/// <summary>It was handed in and sealed.</summary>
public sealed record SubmissionSealed(SubmissionSeal Seal);

/// <summary>A seal was found complete enough to be scored.</summary>
public sealed record SubmissionAdmitted(int Seal, DateTimeOffset At);

/// <summary>A seal was returned, because it lacks this.</summary>
public sealed record SubmissionReturned(int Seal, ImmutableArray<SubmissionLack> Lacks, DateTimeOffset At);

/// <summary>The answer to <see cref="HandInSubmission"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.handed-in")]
public sealed record HandedIn(
    [property: Id(0)] int Seal,
    [property: Id(1)] string Root,
    [property: Id(2)] string Receipt,
    [property: Id(3)] SubmissionStage Stage,
    [property: Id(4)] ImmutableArray<SubmissionLack> Lacks);
