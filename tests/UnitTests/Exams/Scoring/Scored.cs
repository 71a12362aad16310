using System.Collections.Immutable;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Exams.Scoring;

/// <summary>Scores of one submission at every stage, and what is done with them.</summary>
internal static class Scored
{
    public const string Anna = "examiner01";
    public const string Bert = "examiner02";
    public const string Third = "examiner03";
    public const string Deputy = "examiner04";
    public const string Stranger = "examiner09";

    public static readonly DateOnly Today = new(2026, 11, 29);
    public static readonly DateTimeOffset At = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    public static readonly SubmissionPlace Place = new("student01", "cohort-1", 1);
    public static readonly Guid Words = new("0199c8a4-6d5e-7000-8000-000000000001");

    /// <summary>The suite's rubric: insufficient 3.0, nearly 5.0, sufficient 7.0, good 9.0; passed from 5.5.</summary>
    public static Rubric Rubric { get; } = RubricLibrary.Suite.Find("lpo-year-1", 1)!;

    /// <summary>Items 2 and 3 are evidence for every criterion. Anna and Bert are the two; all are certified.</summary>
    public static ScoringTerms Terms { get; } = new(
        Rubric,
        new SealSubject(
            Place.SubmissionId, "student01", "cohort-1", 1, 2, At, "lpo-year-1", 1,
            [.. Rubric.Criteria.Select(criterion => new SealedCriterion(criterion.CriterionId, [2, 3]))]),
        new Pairing("student01", Place.Key, Anna, Bert, Third),
        IsOpen: true,
        Until: Today.AddDays(400),
        [Anna, Bert, Third, Deputy, Stranger]);

    /// <summary>Whoever of them may not do anything, and why: without a seat, on a shut day, or not certified.
    /// </summary>
    public static IEnumerable<(string Examiner, ScoringTerms Terms)> WhoMayNot =>
    [
        (Stranger, Terms), (Anna, Terms with { IsOpen = false }),
        (Anna, Terms with { Certified = Terms.Certified.Remove(Anna) }),
        (Anna, Terms with { Pairing = Terms.Pairing with { First = Deputy } }),
    ];

    public static SaveScore Save(
        SubmissionScores scores, string examiner, string criterionId, string levelId = "sufficient") =>
        new(
            Place, examiner, criterionId, scores.SheetOf(examiner).Of(criterionId).Version, levelId, Words, [2], At);

    public static SubmitSheet Submit(SubmissionScores scores, string examiner) =>
        new(examiner, scores.SheetOf(examiner).Changes, At);

    public static ProposeScores Propose(SubmissionScores scores, string examiner, string levelId) =>
        new(examiner, scores.Proposals, Levels(levelId, Words), Today, At);

    public static ConfirmScores Confirm(SubmissionScores scores, string examiner) =>
        new(examiner, scores.Proposals, Today, At);

    /// <summary>Every criterion on one level.</summary>
    public static ImmutableSortedDictionary<string, SettledScore> Levels(string levelId, Guid? motivation = null) =>
        Rubric.Criteria.ToImmutableSortedDictionary(
            criterion => criterion.CriterionId, _ => new SettledScore(levelId, motivation), StringComparer.Ordinal);

    /// <summary>With a whole sheet of somebody, every criterion on one level; not handed in.</summary>
    public static SubmissionScores Filled(
        SubmissionScores scores, string examiner, string levelId, ScoringTerms? terms = null) =>
        Rubric.Criteria.Aggregate(scores, (present, criterion) => Done(
            present,
            SheetKeeping.Decide(present, terms ?? Terms, Save(present, examiner, criterion.CriterionId, levelId))));

    /// <summary>And handed in.</summary>
    public static SubmissionScores HandedIn(
        SubmissionScores scores, string examiner, string levelId, ScoringTerms? terms = null)
    {
        var filled = Filled(scores, examiner, levelId, terms);
        return Done(filled, SheetKeeping.Decide(filled, terms ?? Terms, Submit(filled, examiner)));
    }

    /// <summary>Both are in, Anna first.</summary>
    public static SubmissionScores Both(string annas, string berts) =>
        HandedIn(HandedIn(SubmissionScores.None, Anna, annas), Bert, berts);

    /// <summary>They were three levels apart, and talked.</summary>
    public static SubmissionScores Talked()
    {
        var apart = Both("insufficient", "good");
        return Done(apart, ScoreAgreeing.Decide(apart, Terms, new RecordTalk(new ExamTalk(Anna, Words, At))));
    }

    /// <summary>They recorded a consensus: everything suffices.</summary>
    public static SubmissionScores Settled() => Agreed(Both("sufficient", "good"), "sufficient");

    /// <summary>And the interview is today.</summary>
    public static SubmissionScores Interviewed()
    {
        var settled = Settled();
        return Done(settled, InterviewHolding.Decide(settled, Terms, new PlanInterview(Anna, Today, Today, At)));
    }

    /// <summary>And the result is fixed: 7.0.</summary>
    public static SubmissionScores Fixed() => Agreed(Interviewed(), "sufficient");

    /// <summary>Anna proposed and Bert confirmed.</summary>
    public static SubmissionScores Agreed(SubmissionScores scores, string levelId)
    {
        var proposed = Done(scores, ScoreAgreeing.Decide(scores, Terms, Propose(scores, Anna, levelId)));
        return Done(proposed, ScoreAgreeing.Decide(proposed, Terms, Confirm(proposed, Bert)));
    }

    public static SubmissionScores Done(SubmissionScores scores, Decision decision)
    {
        Assert.Empty(decision.Refusals);
        return After(scores, decision);
    }

    public static SubmissionScores After(SubmissionScores scores, Decision decision) =>
        decision.Events.Aggregate(scores, SubmissionScores.Evolve);

    /// <summary>The only code that a decision refuses with; null when it does not.</summary>
    public static string? Code(Decision decision) => decision.Refusals.SingleOrDefault()?.Code;

    /// <summary>Every code with its field.</summary>
    public static (string Code, string? Field)[] Faults(Decision decision) =>
        [.. decision.Refusals.Select(refusal => (refusal.Code, refusal.Field))];
}
