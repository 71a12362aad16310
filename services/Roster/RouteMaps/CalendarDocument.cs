using System.Text.Json;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Roster.RouteMaps;

/// <summary>Reads a calendar: quarters and exam windows in days from the cohort's start.</summary>
internal static class CalendarDocument
{
    /// <summary>Reads and checks it.</summary>
    /// <exception cref="InvalidDataException">It contradicts itself; the message says where.</exception>
    public static Calendar Parse(JsonElement document)
    {
        var calendar = new Calendar
        {
            CalendarId = document.GetProperty("id").GetString(),
            TimeZone = document.GetProperty("timeZone").GetString(),
            HandInOpensDay = document.GetProperty("handInOpensDay").GetInt32(),
            HandInClosesDay = document.GetProperty("handInClosesDay").GetInt32(),
            ExamFromDay = document.GetProperty("examFromDay").GetInt32(),
            ExamToDay = document.GetProperty("examToDay").GetInt32(),
        };
        calendar.Quarters.AddRange(document.GetProperty("quarters").EnumerateArray().Select(one => new CalendarQuarter
        {
            Quarter = one.GetProperty("id").GetString(),
            StartDay = one.GetProperty("startDay").GetInt32(),
            EndDay = one.GetProperty("endDay").GetInt32(),
        }));
        Check(calendar);
        return calendar;
    }

    private static void Check(Calendar calendar)
    {
        var next = 0;
        foreach (var quarter in calendar.Quarters)
        {
            if (quarter.StartDay < next || quarter.EndDay < quarter.StartDay)
            {
                throw new InvalidDataException(
                    $"{calendar.CalendarId}: {quarter.Quarter} does not follow the one before.");
            }

            next = quarter.EndDay + 1;
        }

        if (calendar.HandInOpensDay > calendar.HandInClosesDay || calendar.ExamFromDay > calendar.ExamToDay)
        {
            throw new InvalidDataException($"{calendar.CalendarId}: a window closes before it opens.");
        }
    }
}
