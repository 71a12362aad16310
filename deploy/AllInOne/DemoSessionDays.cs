using VikLearning.Protos.Roster.V1;

namespace VikLearning.AllInOne;

/// <summary>When the sessions of a made-up team are: together, spread over the quarter, on working days.</summary>
internal static class DemoSessionDays
{
    /// <summary>The sessions of a team by number, from 0, in the order of the calendar.</summary>
    public static IEnumerable<(Activity Session, DateOnly Date)> Of(
        RouteMap routeMap, Calendar calendar, DateOnly start, int team)
    {
        foreach (var quarter in calendar.Quarters)
        {
            var sessions = routeMap.Activities.Where(activity => IsSession(activity)
                && activity.Quarters.Any(asked => asked.Quarter == quarter.Quarter && asked.RequiredMinutes > 0));
            var all = sessions.ToList();
            foreach (var (number, session) in all.Index())
            {
                var length = quarter.EndDay - quarter.StartDay;
                var date = start.AddDays(quarter.StartDay + (length * (number + 1) / (all.Count + 1)) + (team % 5));
                while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                {
                    date = date.AddDays(1);
                }

                yield return (session, date);
            }
        }
    }

    /// <summary>Whether an activity is a session of the team.</summary>
    public static bool IsSession(Activity activity) => activity.Number > 0;
}
