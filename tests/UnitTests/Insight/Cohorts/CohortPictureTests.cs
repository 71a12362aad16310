using VikLearning.Insight.Cohorts;
using Xunit;

namespace VikLearning.UnitTests.Insight.Cohorts;

public class CohortPictureTests
{
    private readonly Facts _facts = new();

    [Fact]
    public void A_cohort_of_four_shows_nothing()
    {
        var picture = Log(_facts.CohortOf(4), [1, 2, 3, 4], 60);
        Assert.Equal(ShownFigures.None, picture.Shown);
    }

    [Fact]
    public void The_fifth_student_named_makes_the_cohort_visible() =>
        Assert.Equal((5, 0, 1), Seen(_facts.CohortOf(5)));

    [Fact]
    public void Four_students_with_new_hours_move_nothing_and_the_fifth_moves_all()
    {
        var four = Log(_facts.CohortOf(5), [1, 2, 3, 4], 60);
        Assert.Equal((5, 0, 1), Seen(four));
        Assert.Equal((5, 300, 2), Seen(Log(four, [5], 60)));
    }

    [Fact]
    public void One_student_with_five_entries_moves_nothing() =>
        Assert.Equal((5, 0, 1), Seen(Log(_facts.CohortOf(5), [1], 60, 120, 180, 240, 300)));

    [Fact]
    public void Hours_taken_back_before_they_were_shown_are_no_change()
    {
        var picture = Log(Log(_facts.CohortOf(5), [1, 2, 3, 4], 60), [1], 0);
        Assert.Equal((5, 0, 1), Seen(Log(picture, [5], 60)));
    }

    [Fact]
    public void Four_surpluses_that_credit_nothing_do_not_carry_one_students_hours_out()
    {
        var shown = Log(_facts.CohortOf(5), [1, 2, 3, 4, 5], 60);
        Assert.Equal((5, 300, 2), Seen(Log(Log(shown, [1, 2, 3, 4], 60), [5], 120)));
    }

    [Fact]
    public void Four_enrolments_do_not_carry_one_students_hours_out()
    {
        var picture = Log(_facts.CohortOf(9), [1], 60);
        Assert.Equal((5, 0, 1), Seen(picture));
        Assert.Equal((9, 300, 2), Seen(Log(picture, [2, 3, 4, 5], 60)));
    }

    [Fact]
    public void Who_left_is_no_head_and_their_hours_stay()
    {
        var picture = Log(_facts.CohortOf(10), [1, 2, 3, 4, 5], 60);
        var four = Leave(picture, 1, 2, 3, 4);
        Assert.Equal((10, 300, 3), Seen(four));
        Assert.Equal((5, 300, 4), Seen(Leave(four, 5)));
        Assert.Equal((6, 420, 5), Seen(Log(Leave(four, 5).Apply(_facts.Named(1)), [6, 7, 8, 9, 10], 24)));
    }

    [Fact]
    public void Of_a_cohort_that_four_are_left_of_nothing_new_is_shown()
    {
        var picture = Leave(Log(_facts.CohortOf(8), [1, 2, 3, 4, 5], 60), 1, 2, 3, 4);
        Assert.Equal(Seen(picture), Seen(Log(Leave(picture, 5), [1, 2, 3, 4, 5, 6, 7, 8], 120)));
    }

    [Fact]
    public void Hours_of_a_student_not_yet_named_are_kept_and_counted_when_named()
    {
        var picture = Log(_facts.CohortOf(4), [1, 2, 3, 4, 5], 60);
        Assert.Equal((0, 0, 0), Seen(picture));
        Assert.Equal((5, 300, 1), Seen(picture.Apply(_facts.Named(5))));
    }

    [Fact]
    public void A_fact_that_comes_again_changes_nothing()
    {
        var fact = _facts.Hours(1, 60, 0);
        var picture = _facts.CohortOf(5).Apply(_facts.Hours(1, 120, 0));
        Assert.Same(picture, picture.Apply(fact));
    }

    [Fact]
    public void A_quarter_that_one_student_moved_alone_is_not_told_apart()
    {
        var shown = Log(_facts.CohortOf(5), [1, 2, 3, 4, 5], 60);
        var late = new[] { 1, 2, 3, 4 }.Aggregate(shown, (it, student) => it.Apply(_facts.Hours(student, 60, 60)))
            .Apply(_facts.Hours(5, 120, 0));
        Assert.Equal((5, 600, 3), Seen(late));
        Assert.Equal([300, 0], late.Shown.ExactSplit);
    }

    [Fact]
    public void The_split_is_exact_again_once_five_students_moved_each_quarter()
    {
        var shown = Log(_facts.CohortOf(10), [1, 2, 3, 4, 5], 60);
        var mixed = new[] { 1, 2, 3, 4 }.Aggregate(shown, (it, student) => it.Apply(_facts.Hours(student, 60, 60)))
            .Apply(_facts.Hours(5, 120, 0));
        var all = Log(mixed, [7, 8, 9, 10], 60).Apply(_facts.Hours(6, 0, 60));
        Assert.Equal([600, 300], all.Shown.ExactSplit);
    }

    [Fact]
    public void On_track_means_ninety_percent_of_what_is_planned_on_the_day_of_the_advance()
    {
        // The year is over on that day, so all 1200 minutes are planned and 1080 are enough.
        var picture = Log(Log(_facts.CohortOf(5), [1, 2], 1080), [3, 4, 5], 1079);
        Assert.Equal(2, picture.Shown.OnTrackCount);
    }

    [Fact]
    public void The_moment_of_an_advance_is_kept_to_the_minute() =>
        Assert.Equal(new DateTimeOffset(2026, 5, 15, 10, 0, 0, TimeSpan.Zero), _facts.CohortOf(5).Shown.AsOf);

    [Fact]
    public void A_moved_plan_replaces_the_old_one_and_an_older_one_is_ignored()
    {
        var moved = new CohortKnown(90, Facts.At, "Lichting", "location-1", Facts.Plan with { Version = 2 });
        var picture = _facts.CohortOf(1).Apply(moved).Apply(_facts.Known());
        Assert.Equal(2, picture.Plan!.Version);
    }

    [Fact]
    public void Forgetting_the_roster_shows_the_same_while_it_is_told_again()
    {
        var shown = Log(_facts.CohortOf(6), [1, 2, 3, 4, 5], 60);
        var again = Enumerable.Range(1, 6).Aggregate(
            shown.Forget(roster: true), (picture, student) => picture.Apply(_facts.Named(student)));
        Assert.Equal((6, 300, 2), Seen(shown));
        Assert.Equal((6, 300, 2), Seen(again));
    }

    private static (int Students, int Credited, int Revision) Seen(CohortPicture picture) =>
        (picture.Shown.StudentCount, picture.Shown.CreditedMinutes, picture.Shown.Revision);

    private CohortPicture Leave(CohortPicture picture, params int[] students) =>
        students.Aggregate(picture, (it, student) => it.Apply(_facts.Departed(student)));

    private CohortPicture Log(CohortPicture picture, int[] students, params int[] credited) =>
        students.SelectMany(student => credited.Select(minutes => _facts.Hours(student, minutes, 0)))
            .Aggregate(picture, (it, fact) => it.Apply(fact));
}
