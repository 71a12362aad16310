using System.Collections.Immutable;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.UnitTests.Exams.Submissions;

/// <summary>Submissions, and what is done with them.</summary>
internal static class Choices
{
    public static readonly DateOnly Today = new(2026, 11, 29);
    public static readonly DateTimeOffset At = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    public static readonly SubmissionPlace Place = new("student01", "cohort-1", 1);

    /// <summary>The suite's rubric, 80 % of the hours, and a sitting around today.</summary>
    public static SubmissionTerms Terms { get; } = new(
        RubricLibrary.Suite.Find("lpo-year-1", 1)!, 80, new Sitting(1, Today.AddDays(-7), Today.AddDays(7)));

    public static PortfolioEntry Entry(int number) =>
        new(EntryKind.Reflection, new Guid(number, 0, 0, new byte[8]).ToString("N"), 1, "");

    public static ImmutableArray<PortfolioEntry> Entries(int count) =>
        [.. Enumerable.Range(1, count).Select(Entry)];

    public static ChooseEvidence Choose(
        Submission submission, string criterionId, int count, DateOnly? today = null) =>
        new(Place, criterionId, submission.Changes, Entries(count), today ?? Today, At);

    public static HandInSubmission HandIn(Submission submission, int percent = 100, DateOnly? today = null) =>
        new(submission.Changes, Seal(submission.Seals.Length + 1, percent), today ?? Today, At);

    public static SubmissionSeal Seal(int number, int percent) => new(
        new SealSubject(Place.SubmissionId, "student01", "cohort-1", 1, number, At, "lpo-year-1", 1, []),
        [], $"root-{number}", $"receipt-{number}", percent, [], 100);

    /// <summary>With enough evidence for every criterion.</summary>
    public static Submission Whole() => Terms.Rubric.Criteria.Aggregate(
        Submission.None,
        (submission, criterion) => After(
            submission,
            EvidenceChoice.Decide(
                submission, Terms, Choose(submission, criterion.CriterionId, criterion.FewestEntries))));

    public static Submission After(Submission submission, Decision decision) =>
        decision.Events.Aggregate(submission, Submission.Evolve);
}
