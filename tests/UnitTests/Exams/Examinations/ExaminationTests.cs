using VikLearning.Exams.Examinations;
using Xunit;

namespace VikLearning.UnitTests.Exams.Examinations;

public class ExaminationTests
{
    private static readonly DateOnly s_today = new(2026, 11, 29);
    private static readonly DateTimeOffset s_at = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_exam_is_opened_once()
    {
        var opened = Opened();

        Assert.Equal((1, 1), (opened.Version, opened.Sittings.Length));
        Assert.Empty(Examination.Decide(opened, Open()).Events);
        Assert.Equal(
            "examination-opened-already", Code(opened, Open() with { FewestPercent = 50 }));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var decision = Examination.Decide(Examination.None, Open() with
        {
            IsCohortKnown = false,
            IsRubricKnown = false,
            First = new Sitting(1, s_today, s_today.AddDays(-1)),
        });

        Assert.Equal(
            ["not-found", "rubric-unknown", "sitting-ends-before-it-begins"],
            decision.Refusals.Select(refusal => refusal.Code));
    }

    [Theory]
    [InlineData(-20, -1, "sitting-over")]
    [InlineData(0, 120, "sitting-too-long")]
    [InlineData(0, 119, null)]
    [InlineData(0, 0, null)]
    public void A_sitting_has_days_that_can_be_used(int from, int until, string? code) => Assert.Equal(
        code,
        Code(Examination.None, Open() with { First = new Sitting(1, s_today.AddDays(from), s_today.AddDays(until)) }));

    // The first sitting lasts from a week ago until in a week.
    [Theory]
    [InlineData(1, -7, 9, null)]
    [InlineData(1, -9, 7, null)]
    [InlineData(1, -7, 6, "sitting-shortened")]
    [InlineData(1, 1, 9, "sitting-begun-already")]
    [InlineData(2, 8, 20, null)]
    [InlineData(2, 7, 20, "sitting-before-the-first-ended")]
    public void Days_that_were_promised_are_kept(int number, int from, int until, string? code)
    {
        var opened = Opened();

        Assert.Equal(code, Code(opened, Plan(opened, number, from, until)));
    }

    [Fact]
    public void The_first_is_not_stretched_over_the_second()
    {
        var both = After(Opened(), Plan(Opened(), 2, 10, 20));

        Assert.Equal([1, 2], both.Sittings.Select(sitting => sitting.Number));
        Assert.Equal("sitting-before-the-first-ended", Code(both, Plan(both, 1, -7, 10)));
    }

    [Fact]
    public void Who_saw_an_older_plan_overwrites_nothing()
    {
        var both = After(Opened(), Plan(Opened(), 2, 10, 20));

        Assert.Equal("examination-changed-elsewhere", Code(both, Plan(Opened(), 2, 10, 30)));
        Assert.Equal("not-found", Code(Examination.None, Plan(Opened(), 2, 10, 30)));
    }

    private static OpenExamination Open() => new(
        true, true, "lpo-year-1", 1, 90, new Sitting(1, s_today.AddDays(-7), s_today.AddDays(7)), s_today, s_at);

    private static PlanSitting Plan(Examination exam, int number, int from, int until) => new(
        exam.Version, new Sitting(number, s_today.AddDays(from), s_today.AddDays(until)), s_today, s_at);

    private static Examination Opened() =>
        Examination.Decide(Examination.None, Open()).Events.Aggregate(Examination.None, Examination.Evolve);

    private static Examination After(Examination exam, PlanSitting command) =>
        Examination.Decide(exam, command).Events.Aggregate(exam, Examination.Evolve);

    private static string? Code(Examination exam, OpenExamination command) =>
        Examination.Decide(exam, command).Refusals.SingleOrDefault()?.Code;

    private static string? Code(Examination exam, PlanSitting command) =>
        Examination.Decide(exam, command).Refusals.SingleOrDefault()?.Code;
}
