using CsCheck;
using VikLearning.AllInOne;
using VikLearning.LoadTests.Scenarios;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Roster.RouteMaps;
using Xunit;
using LogHours = VikLearning.Portfolio.Hours.LogHours;

namespace VikLearning.UnitTests.AllInOne;

public class DemoYearTests
{
    private const int Students = 24;
    private const int DaysSoFar = DemoPlan.DaysSoFar;

    private static readonly DateOnly s_start = new(2026, 2, 24);
    private static readonly PinnedPlan s_plan = DemoPlan.Of(s_start.AddDays(DaysSoFar));
    private static readonly RouteMapLibrary s_library = RouteMapLibrary.Suite;

    private static readonly Gen<(int Student, DateOnly Start, int LastDay)> s_any =
        Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 6], Gen.Int[0, 363])
            .Select(it => (it.Item1, s_start.AddDays(it.Item2), it.Item3));

    [Fact]
    public void Its_hours_and_words_are_what_the_rules_accept() => s_any.Sample(it =>
    {
        var (student, start, lastDay) = it;
        var plan = s_plan with { StartDate = start };
        var log = HoursLog.Empty;
        var year = Year(student, start, lastDay);
        foreach (var entry in year.Entries)
        {
            var claim = new HoursClaim(entry.ActivityId, entry.Date, entry.Minutes, Today: start.AddDays(lastDay));
            var decision = HoursLog.Decide(log, plan, new LogHours(Guid.NewGuid(), claim, null, default));
            Assert.Empty(decision.Refusals);
            log = decision.Events.Aggregate(log, HoursLog.Evolve);
            Assert.InRange(entry.Note.Length, 0, HoursLog.LongestNote);
        }

        Assert.All(year.Reflections, written =>
        {
            Assert.InRange(written.Title.Length, 1, ReflectionBook.LongestTitle);
            Assert.InRange(written.Text.Length, 1, ReflectionBook.LongestText);
            Assert.True(written.ActivityId == "" || log.CountedOn(written.ActivityId) > 0);
        });
    });

    [Fact]
    public void It_is_told_by_date_with_no_Sunday_and_no_day_over_eight_hours() => s_any.Sample(it =>
    {
        var entries = Year(it.Student, it.Start, it.LastDay).Entries;
        Assert.Equal(entries.Select(entry => entry.Date).Order(), entries.Select(entry => entry.Date));
        Assert.DoesNotContain(entries, entry => entry.Date.DayOfWeek == DayOfWeek.Sunday);
        Assert.All(entries.GroupBy(entry => entry.Date), day => Assert.InRange(day.Sum(one => one.Minutes), 5, 480));
    });

    [Fact]
    public void The_same_student_has_the_same_year_and_another_has_another() => s_any.Sample(it =>
    {
        var (first, again) = (Year(it.Student, it.Start, it.LastDay), Year(it.Student, it.Start, it.LastDay));
        Assert.Equal(first.Entries, again.Entries);
        Assert.Equal(first.Reflections, again.Reflections);
        if (it.LastDay >= 90)
        {
            Assert.NotEqual(first.Entries, Year(it.Student + 1, it.Start, it.LastDay).Entries);
        }
    });

    [Fact]
    public void Most_keep_up_a_few_are_ahead_or_behind_and_one_or_two_are_far_behind()
    {
        var shares = Enumerable.Range(0, Students).Select(student =>
        {
            var progress = ProgressOf(student);
            return progress.CreditedByQuarter.Sum() / (double)Planned();
        }).ToList();

        Assert.InRange(shares.Count(share => share is >= 0.9 and <= 1), 14, 20);
        Assert.InRange(shares.Count(share => share > 1), 2, 4);
        Assert.InRange(shares.Count(share => share is >= 0.6 and < 0.9), 2, 6);
        Assert.InRange(shares.Count(share => share < 0.6), 1, 2);
    }

    [Fact]
    public void What_comes_early_in_the_route_map_is_done_by_most()
    {
        var early = s_plan.Activities
            .Where(activity => activity.RequiredMinutes > 0
                && activity.MinutesByQuarter[2..].All(minutes => minutes == 0))
            .Select(activity => activity.ActivityId).ToHashSet();
        var standings = Enumerable.Range(0, Students).SelectMany(student => ProgressOf(student).Activities)
            .Where(activity => early.Contains(activity.ActivityId)).ToList();

        Assert.Equal(15, early.Count);
        var done = standings.Count(activity => activity.CreditedMinutes == activity.RequiredMinutes);
        Assert.InRange(done / (double)standings.Count, 0.8, 0.97);
    }

    [Fact]
    public void Sessions_are_mostly_whole_and_a_teams_are_on_the_same_days()
    {
        var sessions = Enumerable.Range(0, DemoAcademy.TeamSize)
            .SelectMany(student => Year(student).Entries)
            .Where(entry => entry.ActivityId.Contains("-session-", StringComparison.Ordinal)
                || entry.ActivityId.StartsWith("peer-feedback-", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(10, sessions.DistinctBy(entry => entry.ActivityId).Count());
        Assert.Equal(10, sessions.Select(entry => (entry.ActivityId, entry.Date)).Distinct().Count());
        Assert.InRange(sessions.Count(entry => entry.Minutes == 180) / (double)sessions.Count, 0.85, 0.99);
        Assert.DoesNotContain(sessions, entry => entry.Date.DayOfWeek == DayOfWeek.Saturday);
    }

    [Fact]
    public void There_is_surplus_where_someone_is_ahead_and_room_left_for_a_visitor()
    {
        Assert.Contains(ProgressOf(3).Activities, activity => activity.SurplusMinutes > 0);
        Assert.All(Enumerable.Range(0, Students), student => Assert.All(
            ProgressOf(student).Activities.Where(one => one.ActivityId is "presenting" or "moral-dilemma-assignment"),
            activity => Assert.True(activity.CreditedMinutes < activity.RequiredMinutes)));
    }

    [Fact]
    public void Some_entries_have_a_note_and_a_dozen_different_reflections_are_among_them()
    {
        var years = Enumerable.Range(0, Students).Select(student => Year(student)).ToList();
        var entries = years.SelectMany(year => year.Entries).ToList();

        Assert.InRange(entries.Count(entry => entry.Note != "") / (double)entries.Count, 0.2, 0.4);
        Assert.All(years, year => Assert.InRange(year.Reflections.Count, 1, 3));
        Assert.InRange(years.SelectMany(year => year.Reflections).Distinct().Count(), 12, 13);
    }

    private static DemoYear Year(int student) => Year(student, s_start, DaysSoFar);

    private static DemoYear Year(int student, DateOnly start, int lastDay) =>
        new(student, s_library.FindRouteMap("lpo-year-1", 1)!, s_library.FindCalendar("calendar-example")!, start,
            lastDay);

    private static Progress ProgressOf(int student) =>
        Progress.Of(s_plan, Year(student).Entries.Aggregate(HoursLog.Empty, (log, entry) => HoursLog.Evolve(
            log, new HoursLogged(Guid.NewGuid(), new(entry.ActivityId, entry.Date, entry.Minutes), null, default))));

    private static int Planned() =>
        ProgressView.Of(s_plan, HoursLog.Empty, s_start.AddDays(DaysSoFar)).PlannedMinutes;
}
