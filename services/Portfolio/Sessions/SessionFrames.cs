using VikLearning.Portfolio.RouteMaps;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.Sessions;

/// <summary>What plans say of sessions.</summary>
internal static class SessionFrames
{
    private const string PracticePeriod = "practicePeriod";
    private static readonly string[] s_kinds = ["reflectionSession", "peerFeedbackSession"];

    /// <summary>What the plan of a cohort says.</summary>
    public static SessionFrame Of(CohortPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var start = AcademyTime.FromIso(plan.StartDate);
        var calendar = plan.Calendar;
        var practice = plan.RouteMap.Activities.Where(activity => activity.Kind == PracticePeriod)
            .SelectMany(activity => activity.Quarters).Select(asked => asked.Quarter).ToHashSet();
        return Of(
            start,
            plan.RouteMap.Activities.Select(it => (it.ActivityId, it.Kind, it.RequiredMinutes)),
            calendar.Quarters.Select(it => new PlanQuarter(it.Quarter, it.StartDay, it.EndDay)),
            practice.Contains,
            (calendar.HandInOpensDay, calendar.HandInClosesDay, calendar.ExamFromDay, calendar.ExamToDay));
    }

    /// <summary>What a student's own plan says; it does not say in which quarter the practice period is.</summary>
    public static SessionFrame Of(PinnedPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Of(
            plan.StartDate,
            plan.Activities.Select(it => (it.ActivityId, it.Kind, it.RequiredMinutes)),
            plan.Quarters,
            _ => false,
            (plan.HandInOpensDay, plan.HandInClosesDay, plan.ExamFromDay, plan.ExamToDay));
    }

    private static SessionFrame Of(
        DateOnly start,
        IEnumerable<(string Id, string Kind, int Minutes)> activities,
        IEnumerable<PlanQuarter> quarters,
        Predicate<string> isPractice,
        (int HandInFrom, int HandInUntil, int ExamFrom, int ExamUntil) days)
    {
        var subjects = activities.Where(it => s_kinds.Contains(it.Kind)).GroupBy(it => it.Kind)
            .SelectMany(same => same.Select((it, index) => new SessionSubject(it.Id, it.Kind, index + 1, it.Minutes)))
            .ToDictionary(subject => subject.ActivityId);
        List<CohortPeriod> periods = [];
        foreach (var it in quarters)
        {
            Add("quarter", it.Quarter, it.StartDay, it.EndDay);
            if (isPractice(it.Quarter))
            {
                Add(PracticePeriod, it.Quarter, it.StartDay, it.EndDay);
            }
        }

        Add("handIn", null, days.HandInFrom, days.HandInUntil);
        Add("exam", null, days.ExamFrom, days.ExamUntil);
        return new SessionFrame(
            start, periods.Max(period => period.Until),
            [.. activities.Select(it => subjects.GetValueOrDefault(it.Id)).OfType<SessionSubject>()],
            [.. periods.OrderBy(period => period.From)]);

        void Add(string kind, string? quarter, int from, int until) =>
            periods.Add(new CohortPeriod(kind, quarter, start.AddDays(from), start.AddDays(until)));
    }
}
