using System.Collections.Immutable;
using VikLearning.Exams.Examinations;
using VikLearning.Exams.Results;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Exams.Results;

public class ResultPublishingTests
{
    private static readonly DateOnly s_today = new(2026, 11, 29);
    private static readonly DateTimeOffset s_at = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_sitting_is_made_known_in_one_act_and_the_term_begins()
    {
        var decision = ResultPublishing.Decide(Opened(), Publish(Opened(), "submission2", "submission1"));

        var publication = Assert.Single(After(Opened(), decision).Publications);
        Assert.Equal(new PublicationAnswer(2, 2), decision.Answer);
        Assert.Equal(["submission1", "submission2"], publication.Submissions);
        Assert.Equal((1, s_today.AddDays(14), s_at), (publication.Sitting, publication.AppealUntil, publication.At));
        Assert.Equal(2, After(Opened(), decision).Version);
    }

    // Whoever was under investigation follows in an act of their own; what is known is not made known again.
    [Fact]
    public void Who_was_left_out_follows_and_the_others_keep_their_term()
    {
        var first = After(Opened(), ResultPublishing.Decide(Opened(), Publish(Opened(), "submission1")));
        var again = Publish(first, "submission1", "submission2") with { Today = s_today.AddDays(30) };

        var both = After(first, ResultPublishing.Decide(first, again));

        Assert.Equal(first.Publications[0], both.Publications[0]);
        Assert.Equal("submission2", Assert.Single(both.Publications[1].Submissions));
        var view = new ExaminationView(both.Opened!, both.Sittings, both.Version, both.Publications);
        Assert.Equal(s_today.AddDays(14), view.PublicationOf("submission1")!.AppealUntil);
        Assert.Equal(s_today.AddDays(44), view.PublicationOf("submission2")!.AppealUntil);
        Assert.Null(view.PublicationOf("submission3"));
    }

    [Fact]
    public void All_are_made_known_or_nobody_is()
    {
        var decision = ResultPublishing.Decide(Opened(), Publish(Opened(), "submission1") with { Open = 3 });

        var refusal = Assert.Single(decision.Refusals);
        Assert.Equal(("results-open", "3"), (refusal.Code, refusal.Arguments[0]));
        Assert.Empty(decision.Events);
    }

    [Theory]
    [InlineData(6, "appeal-days-out-of-range")]
    [InlineData(7, null)]
    [InlineData(90, null)]
    [InlineData(91, "appeal-days-out-of-range")]
    public void The_term_is_neither_short_nor_endless(int days, string? code) => Assert.Equal(
        code,
        ResultPublishing.Decide(Opened(), Publish(Opened(), "submission1") with { AppealDays = days })
            .Refusals.SingleOrDefault()?.Code);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var full = Enumerable.Range(0, Publication.Most).Aggregate(
            Opened(),
            (exam, number) => After(exam, ResultPublishing.Decide(exam, Publish(exam, $"submission{number}"))));

        var decision = ResultPublishing.Decide(full, Publish(full, "submission1") with { Open = 1, AppealDays = 0 });

        Assert.Equal(
            ["results-open", "results-none", "appeal-days-out-of-range", "publications-full"],
            decision.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void Who_saw_an_older_exam_makes_nothing_known()
    {
        Assert.Equal(
            [Refusal.Stale("examination-changed-elsewhere", "seenVersion")],
            ResultPublishing.Decide(Opened(), Publish(Opened(), "submission1") with { SeenVersion = 0 }).Refusals);
        Assert.Equal(
            [Refusal.NotFound("cohortId")],
            ResultPublishing.Decide(Examination.None, Publish(Examination.None, "submission1")).Refusals);
    }

    private static PublishResults Publish(Examination exam, params ImmutableArray<string> results) =>
        new(exam.Version, 1, results, Open: 0, AppealDays: 14, s_today, s_at);

    private static Examination Opened() => Examination.Evolve(
        Examination.None,
        new ExaminationOpened("lpo-year-1", 1, 90, new Sitting(1, s_today.AddDays(-7), s_today.AddDays(-1)), s_at));

    private static Examination After(Examination exam, Decision decision) =>
        decision.Events.Aggregate(exam, Examination.Evolve);
}
