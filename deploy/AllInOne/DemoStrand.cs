using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.AllInOne;

/// <summary>Activities that are done one after another, and when the calendar asks for their minutes.</summary>
internal sealed class DemoStrand(IReadOnlyList<Activity> activities, Calendar calendar)
{
    /// <summary>The activities, in order.</summary>
    public IReadOnlyList<Activity> Activities { get; } = activities;

    /// <summary>The minutes asked up to and including a day.</summary>
    public int AskedBy(int day) =>
        calendar.Quarters.Sum(quarter => PlannedMinutes.Of(
            default, quarter.StartDay, quarter.EndDay, Asked(quarter), default(DateOnly).AddDays(day)));

    /// <summary>The day on which so many minutes have been asked.</summary>
    public double DayOf(double minutes)
    {
        foreach (var quarter in calendar.Quarters)
        {
            var asked = Asked(quarter);
            if (minutes < asked)
            {
                return quarter.StartDay + ((quarter.EndDay - quarter.StartDay + 1) * minutes / asked);
            }

            minutes -= asked;
        }

        return calendar.Quarters[^1].EndDay;
    }

    private int Asked(CalendarQuarter quarter) =>
        Activities.Sum(activity => activity.Quarters
            .Where(asked => asked.Quarter == quarter.Quarter).Sum(asked => asked.RequiredMinutes));
}
