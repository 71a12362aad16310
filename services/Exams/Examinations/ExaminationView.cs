using System.Collections.Immutable;
using VikLearning.Exams.Results;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;

namespace VikLearning.Exams.Examinations;

/// <summary>An opened exam on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.examination-view")]
internal sealed record ExaminationView(
    [property: Id(0)] ExaminationOpened Opened,
    [property: Id(1)] ImmutableArray<Sitting> Sittings,
    [property: Id(2)] int Version,
    [property: Id(3)] ImmutableArray<Publication> Publications)
{
    /// <summary>What it is scored by: the version that was there when it was opened.</summary>
    public Rubric Rubric => RubricLibrary.Suite.Find(Opened.RubricId, Opened.RubricVersion)
        ?? throw new InvalidOperationException($"{Opened.RubricId} {Opened.RubricVersion} is no longer there.");

    /// <summary>What a submission of a sitting is asked; null when there is no such sitting.</summary>
    public SubmissionTerms? TermsOf(int sitting) =>
        Sittings.FirstOrDefault(it => it.Number == sitting) is { } found
            ? new SubmissionTerms(Rubric, Opened.FewestPercent, found)
            : null;

    /// <summary>Which publication names a submission; null while none does.</summary>
    public Publication? PublicationOf(string submissionId) =>
        Publications.FirstOrDefault(it => it.Submissions.Contains(submissionId));

    /// <summary>
    /// By which publication the result of a submission is known; null while it is not. An investigation that began
    /// while the others were made known keeps it back.
    /// </summary>
    public Publication? KnownBy(string submissionId, ScoringView scores) =>
        scores.IsUnderInvestigation ? null : PublicationOf(submissionId);

    /// <summary>
    /// The sitting that somebody who has not handed in yet is in on a day: the second from the day after the first
    /// ended, where there is one.
    /// </summary>
    public Sitting SittingOn(DateOnly day) =>
        Sittings.Length > 1 && Sittings[0].HandInUntil < day ? Sittings[1] : Sittings[0];
}
