using Google.Protobuf.Collections;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Roster.RouteMaps;

/// <summary>
/// Reads a route map as the academy writes it: hours per activity, in one quarter or over all of them.
/// </summary>
internal static class RouteMapDocument
{
    /// <summary>Its kind on the shelf.</summary>
    public const string Kind = "route-map";

    /// <summary>The most hours of an activity.</summary>
    public const int MostHours = 1_000;

    private const int MinutesAnHour = 60;
    private const int MostQuarters = 12;
    private const int MostActivities = 200;
    private const int MostSessions = 99;
    private const int LongestName = 120;

    private static readonly string[] s_kinds =
    [
        "theme", "reflectionSession", "peerFeedbackSession", "feedbackAssignment", "moralDilemmaAssignment",
        "practicePeriod", "portfolioWork",
    ];

    /// <summary>Reads and checks it; what it gives is a route map only when there are no faults.</summary>
    public static RouteMap? Read(string text, DocumentFaults faults)
    {
        if (DocumentText.Read(text, faults) is not { } root)
        {
            return null;
        }

        var routeMap = new RouteMap
        {
            RouteMapId = root.Id("id"),
            Version = root.Whole("version", 1, int.MaxValue),
            Name = TextOf(root, "name"),
        };
        routeMap.Quarters.AddRange(root.Keys("quarters", MostQuarters));
        var activities = root.Parts("activities", MostActivities)
            .Select(part => (Part: part, Activity: ActivityOf(part, routeMap.Quarters))).ToList();
        routeMap.Activities.AddRange(activities.Select(it => it.Activity));
        routeMap.RequiredMinutes = routeMap.Activities.Sum(activity => activity.RequiredMinutes);
        foreach (var (part, activity) in activities.GroupBy(it => it.Activity.ActivityId)
            .Where(same => same.Key.Length > 0).SelectMany(same => same.Skip(1)))
        {
            part.Fault("id", "route-map-activity-twice");
        }

        CheckTotal(root, routeMap);

        // The exam is not a part of the plan: Exams reads it.
        root.Leave("exam");
        root.Close();
        return routeMap;
    }

    private static Activity ActivityOf(DocumentPart part, RepeatedField<string> quarters)
    {
        var activity = new Activity
        {
            ActivityId = part.Id("id"),
            Kind = part.Text("kind", LongestName),
            Number = part.Has("number") ? part.Whole("number", 1, MostSessions) : 0,
            Name = TextOf(part, "name"),
            RequiredMinutes = part.Whole("hours", 0, MostHours) * MinutesAnHour,
        };
        if (activity.Kind.Length > 0 && !s_kinds.Contains(activity.Kind))
        {
            part.Fault("kind", "route-map-kind-unknown", string.Join(", ", s_kinds));
        }

        if (part.Has("hoursByQuarter"))
        {
            part.Leave("quarter");
            ReadQuarters(part, activity, quarters);
        }
        else
        {
            var quarter = part.Text("quarter", LongestName);
            if (quarter.Length > 0 && !quarters.Contains(quarter))
            {
                part.Fault("quarter", "route-map-quarter-unknown");
            }

            activity.Quarters.Add(new QuarterMinutes { Quarter = quarter, RequiredMinutes = activity.RequiredMinutes });
        }

        part.Close();
        return activity;
    }

    private static void ReadQuarters(DocumentPart part, Activity activity, RepeatedField<string> quarters)
    {
        if (part.Part("hoursByQuarter") is not { } hours)
        {
            return;
        }

        activity.Quarters.AddRange(quarters.Where(hours.Has).Select(quarter => new QuarterMinutes
        {
            Quarter = quarter,
            RequiredMinutes = hours.Whole(quarter, 0, MostHours) * MinutesAnHour,
        }));
        hours.Close();
        var sum = activity.Quarters.Sum(quarter => quarter.RequiredMinutes);
        if (sum != activity.RequiredMinutes)
        {
            part.Fault("hoursByQuarter", "route-map-quarters-do-not-add-up", HoursOf(sum));
        }
    }

    private static void CheckTotal(DocumentPart root, RouteMap routeMap)
    {
        var total = root.Whole("totalHours", 0, MostHours * MostActivities) * MinutesAnHour;
        if (root.Has("totalHours") && total != routeMap.RequiredMinutes)
        {
            root.Fault("totalHours", "route-map-total-differs", HoursOf(routeMap.RequiredMinutes));
        }
    }

    private static string HoursOf(int minutes) => $"{minutes / MinutesAnHour}";

    private static LocalizedText TextOf(DocumentPart part, string name)
    {
        var (nl, en) = part.Words(name, LongestName);
        return new LocalizedText { Nl = nl, En = en };
    }
}
