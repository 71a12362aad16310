using VikLearning.Protos.Roster.V1;

namespace VikLearning.AllInOne;

/// <summary>
/// A plausible past for one student, the same for the same number: sessions on their team's days and mostly whole,
/// self-study and portfolio work in order at the student's own pace, so that what comes early in the route map is done
/// and what lacks lies at its end. The practice period has no hours and stays out.
/// </summary>
internal sealed class DemoYear
{
#pragma warning disable CA5394 // A made-up past needs to be repeatable, not unguessable.
    private const int Step = 15;
    private const int ShortestRest = 30;
    private const int LongestSitting = 240;
    private const int MostMinutesADay = 480;
    private const int JitterDays = 3;
    private const double ShareSpread = 0.04;
    private const double Noted = 0.3;
    private const double LeftEarly = 0.05;

    private readonly List<DemoEntry> _entries = [];
    private readonly Dictionary<DateOnly, int> _minutesByDate = [];
    private readonly Random _random;
    private readonly DemoPace _pace;
    private readonly DateOnly _start;
    private readonly int _lastDay;

    /// <summary>Makes up the past of a student.</summary>
    /// <param name="student">The student's number from 0, and the seed.</param>
    /// <param name="routeMap">What the year asks.</param>
    /// <param name="calendar">When it asks it.</param>
    /// <param name="start">The cohort's first day.</param>
    /// <param name="lastDay">How many days after that the past ends.</param>
    public DemoYear(int student, RouteMap routeMap, Calendar calendar, DateOnly start, int lastDay)
    {
        _random = new Random(student + 1);
        _pace = DemoPace.Of(student);
        _start = start;
        _lastDay = lastDay;
        Attend(routeMap, calendar, student / DemoAcademy.TeamSize);
        var study = new DemoStrand([.. routeMap.Activities.Where(IsStudy)], calendar);
        Study(study);
        Study(new DemoStrand([.. routeMap.Activities.Where(one => one.Kind == "portfolioWork")], calendar));
        DoMore(study);
        Entries = [.. _entries.OrderBy(entry => entry.Date)];
        var written = DemoWords.Reflections.ToArray();
        _random.Shuffle(written);
        Reflections =
        [
            .. written.Where(one => one.ActivityId == "" || MinutesOn(one.ActivityId) > 0).Take(_pace.Reflections),
        ];
    }

    /// <summary>What the student logged, by date.</summary>
    public IReadOnlyList<DemoEntry> Entries { get; }

    /// <summary>What the student wrote.</summary>
    public IReadOnlyList<DemoReflection> Reflections { get; }

    private static bool IsStudy(Activity activity) =>
        activity.RequiredMinutes > 0 && !DemoSessionDays.IsSession(activity) && activity.Kind != "portfolioWork";

    private void Attend(RouteMap routeMap, Calendar calendar, int team)
    {
        foreach (var (session, date) in DemoSessionDays.Of(routeMap, calendar, _start, team))
        {
            if (Chance(_pace.Attendance) && date <= _start.AddDays(_lastDay))
            {
                Add(session, date, session.RequiredMinutes - (Chance(LeftEarly) ? ShortestRest : 0));
            }
        }
    }

    private void Study(DemoStrand strand)
    {
        var share = Math.Min(1, _pace.Share + (((_random.NextDouble() * 2) - 1) * ShareSpread));
        var horizon = _lastDay + _pace.DaysAhead;
        var budget = (int)(strand.AskedBy(horizon) * share) / Step * Step;
        var done = 0;
        foreach (var activity in strand.Activities)
        {
            for (var left = Math.Min(activity.RequiredMinutes, budget - done); left > 0;)
            {
                var minutes = Sitting(left);
                var asked = strand.DayOf((done + (minutes / 2.0)) / share);
                AddAbout(activity, (int)(asked * (_lastDay + 1) / (horizon + 1)), minutes);
                done += minutes;
                left -= minutes;
            }
        }
    }

    // More than is required, on what was done already.
    private void DoMore(DemoStrand strand)
    {
        var whole = strand.Activities.Where(one => MinutesOn(one.ActivityId) == one.RequiredMinutes).ToArray();
        foreach (var activity in whole.Length == 0 ? [] : _random.GetItems(whole, _pace.Extras).Distinct())
        {
            AddAbout(activity, _random.Next(_lastDay + 1), ShortestRest + (Step * _random.Next(5)));
        }
    }

    // Whole in one sitting where that is possible; never a rest that nobody would sit down for.
    private int Sitting(int left)
    {
        var minutes = Math.Min(left, LongestSitting - (Step * _random.Next(5)));
        return left - minutes < ShortestRest ? left : minutes;
    }

    // On that day or the nearest earlier, else later, one that is no Sunday and has room; else not at all.
    private void AddAbout(Activity activity, int day, int minutes)
    {
        var about = Math.Clamp(day + _random.Next(-JitterDays, JitterDays + 1), 0, _lastDay);
        var days = Enumerable.Range(0, about + 1).Reverse().Concat(Enumerable.Range(about, _lastDay - about + 1));
        foreach (var date in days.Select(_start.AddDays))
        {
            if (date.DayOfWeek != DayOfWeek.Sunday
                && _minutesByDate.GetValueOrDefault(date) + minutes <= MostMinutesADay)
            {
                Add(activity, date, minutes);
                return;
            }
        }
    }

    private void Add(Activity activity, DateOnly date, int minutes)
    {
        var notes = DemoWords.Notes(activity.Kind);
        var note = Chance(Noted) ? notes[_random.Next(notes.Count)] : "";
        _entries.Add(new DemoEntry(activity.ActivityId, date, minutes, note));
        _minutesByDate[date] = _minutesByDate.GetValueOrDefault(date) + minutes;
    }

    private int MinutesOn(string activityId) =>
        _entries.Where(entry => entry.ActivityId == activityId).Sum(entry => entry.Minutes);

    private bool Chance(double share) => _random.NextDouble() < share;
#pragma warning restore CA5394
}
