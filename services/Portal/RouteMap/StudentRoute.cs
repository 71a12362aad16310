using Google.Protobuf.Collections;
using VikLearning.Portal.Language;
using VikLearning.Portal.Workbook;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.RouteMap;

/// <summary>
/// A student's year as the pages show it: the route map and how far the student is, laid over each other.
/// </summary>
public sealed class StudentRoute
{
    private const string PracticePeriod = "practicePeriod";

    private StudentRoute(GetProgressResponse progress, Protos.Roster.V1.RouteMap map, WorkbookCount? workbook)
    {
        Progress = progress;
        Workbook = workbook;
        var standings = progress.Activities.ToDictionary(activity => activity.ActivityId);
        Activities = [.. map.Activities.Select(activity => StandingOf(activity, standings, map.Quarters))];
        Stretches = [.. progress.Quarters.Select((quarter, index) => StretchOf(quarter, index, map, standings))];
        (Today, HandInOpens, HandInCloses) =
            (Phrase.Date(progress.Today), Phrase.Date(progress.HandInOpens), Phrase.Date(progress.HandInCloses));
        (ExamFrom, ExamTo) = (Phrase.Date(progress.ExamFrom), Phrase.Date(progress.ExamTo));
    }

    /// <summary>The numbers as Portfolio gave them.</summary>
    public GetProgressResponse Progress { get; }

    /// <summary>How far the practice workbook is; null where it is not shown.</summary>
    public WorkbookCount? Workbook { get; }

    /// <summary>The quarters in order.</summary>
    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>The activities in the route map's order.</summary>
    public IReadOnlyList<Standing> Activities { get; }

    /// <summary>Today in Europe/Amsterdam.</summary>
    public DateOnly Today { get; }

    /// <summary>The first day on which the portfolio can be handed in.</summary>
    public DateOnly HandInOpens { get; }

    /// <summary>The last one.</summary>
    public DateOnly HandInCloses { get; }

    /// <summary>The exam's first day.</summary>
    public DateOnly ExamFrom { get; }

    /// <summary>The exam's last day.</summary>
    public DateOnly ExamTo { get; }

    /// <summary>Where today is: the quarter of today, the last one after the year.</summary>
    public Stretch Current => Stretches.FirstOrDefault(stretch => Today <= stretch.End) ?? Stretches[^1];

    /// <summary>The activity, or null when the route map has none of that id.</summary>
    public Standing? Find(string activityId) =>
        Activities.FirstOrDefault(activity => activity.Stop.ActivityId == activityId);

    internal static StudentRoute Of(
        GetProgressResponse progress, Protos.Roster.V1.RouteMap map, WorkbookCount? workbook = null) =>
        new(progress, map, workbook);

    internal static string NameOf(LocalizedText name) => Languages.Current == "en" ? name.En : name.Nl;

    // The practice period has no hours: it is done when the whole workbook is signed off.
    private bool IsDone(Activity activity) => activity.Kind == PracticePeriod && Workbook?.IsDone == true;

    private Standing StandingOf(
        Activity activity, Dictionary<string, ActivityProgress> standings, RepeatedField<string> quarters)
    {
        var standing = standings.GetValueOrDefault(activity.ActivityId) ?? new();
        var stop = new Stop(
            activity.ActivityId, NameOf(activity.Name), activity.RequiredMinutes, standing.CreditedMinutes,
            IsDone(activity));
        var quarter = activity.Quarters.Count == 1 ? quarters.IndexOf(activity.Quarters[0].Quarter) + 1 : 0;
        return new(stop, standing.ClaimedMinutes, standing.SurplusMinutes, quarter, activity.Kind);
    }

    private Stretch StretchOf(
        QuarterProgress quarter,
        int index,
        Protos.Roster.V1.RouteMap map,
        Dictionary<string, ActivityProgress> standings)
    {
        // What runs through the year closes each quarter: it is not one more thing to begin with.
        var stops = map.Activities
            .Where(activity => activity.Quarters.Any(part => part.Quarter == quarter.Quarter))
            .OrderBy(activity => activity.Quarters.Count > 1)
            .Select(activity => StopOf(activity, quarter.Quarter, standings));
        return new(
            quarter.Quarter,
            index + 1,
            Phrase.Date(quarter.StartDate),
            Phrase.Date(quarter.EndDate),
            quarter.RequiredMinutes,
            quarter.CreditedMinutes,
            quarter.PlannedMinutes,
            [.. stops]);
    }

    // Minutes fill an activity's quarters in their order, as Portfolio counts them.
    private Stop StopOf(Activity activity, string quarter, Dictionary<string, ActivityProgress> standings)
    {
        var left = standings.GetValueOrDefault(activity.ActivityId)?.CreditedMinutes ?? 0;
        foreach (var part in activity.Quarters)
        {
            var here = Math.Min(left, part.RequiredMinutes);
            if (part.Quarter == quarter)
            {
                return new(activity.ActivityId, NameOf(activity.Name), part.RequiredMinutes, here, IsDone(activity));
            }

            left -= here;
        }

        return new(activity.ActivityId, NameOf(activity.Name), 0, 0, IsDone(activity));
    }
}
