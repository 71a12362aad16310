using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Roster.RouteMaps;

/// <summary>Reads a calendar: quarters and exam windows in days from the cohort's start.</summary>
internal static class CalendarDocument
{
    /// <summary>Its kind on the shelf.</summary>
    public const string Kind = "calendar";

    /// <summary>The last day that a calendar can speak of: four years after the cohort's start.</summary>
    public const int LastDay = 4 * 366;

    // Every date of the suite is the academy's own.
    private const string TimeZone = "Europe/Amsterdam";
    private const int MostQuarters = 12;
    private const int LongestText = 200;

    /// <summary>Reads and checks it; what it gives is a calendar only when there are no faults.</summary>
    public static Calendar? Read(string text, DocumentFaults faults)
    {
        if (DocumentText.Read(text, faults) is not { } root)
        {
            return null;
        }

        var calendar = new Calendar
        {
            CalendarId = root.Id("id"),
            Version = root.Whole("version", 1, int.MaxValue),
            TimeZone = root.Text("timeZone", LongestText),
            HandInOpensDay = Day(root, "handInOpensDay"),
            HandInClosesDay = Day(root, "handInClosesDay"),
            ExamFromDay = Day(root, "examFromDay"),
            ExamToDay = Day(root, "examToDay"),
        };
        calendar.Quarters.AddRange(QuartersOf(root));
        if (calendar.TimeZone.Length > 0 && calendar.TimeZone != TimeZone)
        {
            root.Fault("timeZone", "calendar-time-zone", TimeZone);
        }

        CheckWindow(root, "handInClosesDay", calendar.HandInOpensDay, calendar.HandInClosesDay);
        CheckWindow(root, "examToDay", calendar.ExamFromDay, calendar.ExamToDay);

        // How hours are planned within a quarter: a word for people, there is one way.
        root.Leave("plan");
        root.Close();
        return calendar;
    }

    private static List<CalendarQuarter> QuartersOf(DocumentPart root)
    {
        var next = 0;
        var quarters = new List<CalendarQuarter>();
        foreach (var part in root.Parts("quarters", MostQuarters))
        {
            var quarter = new CalendarQuarter
            {
                Quarter = part.Text("id", LongestText),
                StartDay = Day(part, "startDay"),
                EndDay = Day(part, "endDay"),
            };
            part.Close();
            if (quarter.StartDay < next)
            {
                part.Fault("startDay", "calendar-quarter-overlaps", $"{next}");
            }

            CheckWindow(part, "endDay", quarter.StartDay, quarter.EndDay);
            if (quarters.Any(it => it.Quarter == quarter.Quarter && quarter.Quarter.Length > 0))
            {
                part.Fault("id", "document-key-twice");
            }

            next = quarter.EndDay + 1;
            quarters.Add(quarter);
        }

        return quarters;
    }

    private static int Day(DocumentPart part, string name) => part.Whole(name, 0, LastDay);

    private static void CheckWindow(DocumentPart part, string name, int from, int to)
    {
        if (part.Has(name) && to < from)
        {
            part.Fault(name, "calendar-window-closes-early", $"{from}");
        }
    }
}
