using CsCheck;
using VikLearning.Portfolio.Hours;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Hours;

public class ProgressTests
{
    private static readonly DateOnly s_today = Plans.Start.AddDays(300);

    private static readonly Gen<(string Activity, int Day, int Minutes)[]> s_year = Gen.Select(
        Gen.OneOf([.. Plans.YearOne.Activities
            .Where(one => one.RequiredMinutes > 0).Select(one => Gen.Const(one.ActivityId))]),
        Gen.Int[0, 300],
        Gen.Int[5, 720]).Array[0, 80];

    [Fact]
    public void The_real_route_map_asks_156_hours_over_26_activities()
    {
        var progress = Progress.Of(Plans.YearOne, HoursLog.Empty);

        Assert.Equal(26, progress.Activities.Length);
        Assert.Equal(156 * 60, progress.Activities.Sum(activity => activity.RequiredMinutes));
    }

    [Fact]
    public void Portfolio_work_fills_its_quarters_in_order()
    {
        var log = Logged(("portfolio-work", 0, 720), ("portfolio-work", 1, 120));

        Assert.Equal([13 * 60, 60, 0, 0], Progress.Of(Plans.YearOne, log).CreditedByQuarter);
    }

    [Fact]
    public void Quarters_add_up_to_what_the_activities_credit() => s_year.Sample(year =>
    {
        var progress = Progress.Of(Plans.YearOne, Logged(year));
        Assert.Equal(progress.Activities.Sum(one => one.CreditedMinutes), progress.CreditedByQuarter.Sum());
        Assert.All(progress.Activities, one =>
        {
            Assert.Equal(one.ClaimedMinutes, one.CreditedMinutes + one.SurplusMinutes);
            Assert.InRange(one.CreditedMinutes, 0, one.RequiredMinutes);
        });
    });

    [Fact]
    public void The_last_progress_told_is_the_progress_of_the_whole_log() => s_year.Sample(year =>
    {
        var events = new List<object>();
        var log = Logged(events, year);
        var told = events.OfType<HoursProgressed>().LastOrDefault()?.Quarters.Select(one => one.CreditedMinutes);
        Assert.Equal(Progress.Of(Plans.YearOne, log).CreditedByQuarter, told ?? [0, 0, 0, 0]);
    });

    private static HoursLog Logged(params (string Activity, int Day, int Minutes)[] year) => Logged([], year);

    private static HoursLog Logged(List<object> events, (string Activity, int Day, int Minutes)[] year)
    {
        var log = HoursLog.Empty;
        foreach (var (activity, day, minutes) in year)
        {
            var claim = new HoursClaim(activity, Plans.Start.AddDays(day), minutes, s_today);
            var decision = HoursLog.Decide(
                log, Plans.YearOne, new LogHours(Guid.NewGuid(), claim, null, DateTimeOffset.UnixEpoch));
            events.AddRange(decision.Events);
            log = decision.Events.Aggregate(log, HoursLog.Evolve);
        }

        return log;
    }
}
