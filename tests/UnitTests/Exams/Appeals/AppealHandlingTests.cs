using System.Collections.Immutable;
using CsCheck;
using VikLearning.Exams.Appeals;
using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;
using static VikLearning.UnitTests.Exams.Scoring.Scored;

namespace VikLearning.UnitTests.Exams.Appeals;

public class AppealHandlingTests
{
    private static readonly Guid s_reason = new("0199c8a4-6d5e-7000-8000-000000000002");
    private static readonly Publication s_known = new(1, [Place.Key], Today.AddDays(14), At);

    // Handled after the window of scoring, by one who is certified and has no other seat.
    private static readonly ScoringTerms s_terms =
        Terms with { IsOpen = false, Pairing = Terms.Pairing with { Appeal = Deputy } };

    [Fact]
    public void It_is_lodged_once_against_the_result_that_was_seen()
    {
        var decision = AppealHandling.Decide(Fixed(), s_known, Lodge());

        Assert.Equal(new ResultAnswer(1), decision.Answer);
        Assert.Equal(new ExamAppeal(Words, 1, At, null), After(Fixed(), decision).Appeal);
        Assert.Equal("appeal-lodged-already", Code(AppealHandling.Decide(Lodged(), s_known, Lodge())));
        Assert.Equal(
            [Refusal.Stale("result-changed-elsewhere", "seenVersion")],
            AppealHandling.Decide(Fixed(), s_known, Lodge() with { SeenVersion = 2 }).Refusals);
    }

    // As if it were not there: before it is known nobody learns from a refusal that it was fixed.
    [Fact]
    public void Before_the_result_is_known_there_is_nothing_to_appeal_against()
    {
        Assert.Equal([Refusal.NotFound()], AppealHandling.Decide(Fixed(), null, Lodge()).Refusals);
        Assert.Equal([Refusal.NotFound()], AppealHandling.Decide(Interviewed(), s_known, Lodge()).Refusals);
        Assert.Equal([Refusal.NotFound()], AppealHandling.Decide(SubmissionScores.None, null, Lodge()).Refusals);
    }

    [Fact]
    public void The_last_day_of_the_term_is_the_last()
    {
        Assert.Null(Code(AppealHandling.Decide(Fixed(), s_known, Lodge() with { Today = s_known.AppealUntil })));
        Assert.Equal("appeal-over", Code(AppealHandling.Decide(
            Fixed(), s_known, Lodge() with { Today = s_known.AppealUntil.AddDays(1) })));
    }

    [Theory]
    [InlineData(14, false, false, true, true, false)]
    [InlineData(15, false, false, false, false, true)]
    [InlineData(14, true, false, false, true, false)]
    [InlineData(15, true, false, false, true, false)]
    [InlineData(14, true, true, false, true, false)]
    [InlineData(15, true, true, false, false, true)]
    public void What_a_student_may_do_follows_from_the_day_and_the_appeal(
        int day, bool isLodged, bool isDecided, bool mayAppeal, bool mayReview, bool isFinal)
    {
        var decided = isDecided ? new AppealDecision(Deputy, false, s_reason, At) : null;
        var appeal = isLodged ? new ExamAppeal(Words, 1, At, decided) : null;

        Assert.Equal(
            new AppealTerms(mayAppeal, mayReview, isFinal), AppealTerms.Of(s_known, appeal, Today.AddDays(day)));
    }

    [Fact]
    public void Upheld_it_makes_the_next_version_of_the_result()
    {
        var lodged = Lodged();

        var decision = AppealHandling.Decide(lodged, s_terms, Uphold(("feedback", "good")));

        var after = After(lodged, decision);
        var (first, second) = (after.Results[0], after.Results[1]);
        Assert.Equal(new ResultAnswer(2), decision.Answer);
        Assert.Equal(lodged.Results[0], first);
        Assert.Equal((2, s_reason, Deputy), (second.Version, second.ReasonId, Assert.Single(second.By)));
        Assert.Equal(
            first.Scores.SetItem("feedback", first.Scores["feedback"] with { LevelId = "good" }), second.Scores);
        Assert.True(second.Grade.Tenths > first.Grade.Tenths);
        Assert.Equal(new AppealDecision(Deputy, true, s_reason, At), after.Appeal!.Decision);
    }

    [Fact]
    public void Rejected_it_leaves_the_result_as_it_is()
    {
        var lodged = Lodged();

        var decision = AppealHandling.Decide(lodged, s_terms, Decided(upheld: false));

        Assert.Equal(new ResultAnswer(1), decision.Answer);
        Assert.Equal(lodged.Results, After(lodged, decision).Results);
        Assert.Equal(
            "appeal-decided-already",
            Code(AppealHandling.Decide(After(lodged, decision), s_terms, Uphold(("feedback", "good")))));
    }

    [Fact]
    public void Whoever_appeals_never_comes_out_worse() => Gen.Select(
            Gen.Int[0, Rubric.Levels.Length - 1].Array[Rubric.Criteria.Length], Gen.Bool)
        .Sample((ranks, upheld) =>
        {
            var levels = ranks.Select(rank => Rubric.Levels[rank].LevelId);
            var lodged = Lodged();
            var decision = AppealHandling.Decide(
                lodged, s_terms,
                Decided(upheld, [.. Rubric.Criteria.Zip(levels, (it, level) => (it.CriterionId, level))]));
            var before = lodged.Results[^1];
            var after = After(lodged, decision).Results[^1];
            Assert.All(before.Scores, score => Assert.True(
                Rubric.RankOf(after.Scores[score.Key].LevelId) >= Rubric.RankOf(score.Value.LevelId)));
            Assert.True(after.Grade.Tenths >= before.Grade.Tenths);
            Assert.Equal(decision.Answer is not null && upheld, after.Version == before.Version + 1);
        });

    [Fact]
    public void All_that_is_wrong_with_a_decision_is_said_at_once()
    {
        Assert.Equal(
            [("level-unknown", "scores.feedback"), ("criterion-unknown", "scores.handwriting"),
                ("appeal-lowers", "scores.reflecting")],
            Faults(AppealHandling.Decide(
                Lodged(), s_terms,
                Uphold(("handwriting", "good"), ("feedback", "splendid"), ("reflecting", "nearly")))));
        Assert.Equal("appeal-nothing-changed", Code(AppealHandling.Decide(Lodged(), s_terms, Uphold())));
        Assert.Equal(
            "appeal-nothing-changed",
            Code(AppealHandling.Decide(Lodged(), s_terms, Uphold(("feedback", "sufficient")))));
        Assert.Equal(
            "appeal-rejected-with-levels",
            Code(AppealHandling.Decide(Lodged(), s_terms, Decided(upheld: false, ("feedback", "good")))));
        Assert.Equal(
            [Refusal.Stale("result-changed-elsewhere", "seenVersion")],
            AppealHandling.Decide(
                Lodged(), s_terms, Uphold(("feedback", "good")) with { SeenVersion = 0 }).Refusals);
    }

    [Fact]
    public void Whoever_scored_or_has_no_seat_or_certificate_decides_nothing()
    {
        (string Examiner, ScoringTerms Terms)[] who =
        [
            (Anna, s_terms), (Third, s_terms), (Stranger, s_terms),
            (Deputy, s_terms with { Certified = s_terms.Certified.Remove(Deputy) }),
            (Deputy, s_terms with { Pairing = s_terms.Pairing with { Appeal = null } }),
        ];

        Assert.All(who, one => Assert.Equal(
            [Refusal.NotFound()],
            AppealHandling.Decide(
                Lodged(), one.Terms, Uphold(("feedback", "good")) with { ExaminerId = one.Examiner }).Refusals));
        Assert.Equal(
            [Refusal.NotFound()],
            AppealHandling.Decide(Fixed(), s_terms, Uphold(("feedback", "good"))).Refusals);
    }

    [Fact]
    public void Whoever_handles_an_appeal_scores_nothing() => Assert.Equal(
        [Refusal.NotFound()],
        SheetKeeping.Decide(
            SubmissionScores.None, s_terms with { IsOpen = true },
            Save(SubmissionScores.None, Deputy, "feedback")).Refusals);

    [Fact]
    public void While_it_waits_nobody_corrects_the_result()
    {
        var correction = new CorrectResult(1, "feedback", "good", "clerk01", Words, At);
        var rejected = After(
            Lodged(), AppealHandling.Decide(Lodged(), s_terms, Decided(upheld: false)));

        Assert.Equal("appeal-open", Code(ResultKeeping.Decide(Lodged(), Rubric, true, correction)));
        Assert.Empty(ResultKeeping.Decide(rejected, Rubric, true, correction).Refusals);
    }

    private static SubmissionScores Lodged() => Done(Fixed(), AppealHandling.Decide(Fixed(), s_known, Lodge()));

    private static LodgeAppeal Lodge() => new(1, Words, Today, At);

    private static DecideAppeal Uphold(params (string Criterion, string Level)[] levels) => Decided(true, levels);

    private static DecideAppeal Decided(bool upheld, params (string Criterion, string Level)[] levels) => new(
        Deputy, 1, upheld,
        levels.ToImmutableSortedDictionary(one => one.Criterion, one => one.Level, StringComparer.Ordinal), s_reason,
        At);
}
