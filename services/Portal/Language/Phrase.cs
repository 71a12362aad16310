using System.Globalization;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portal.Language;

/// <summary>Amounts and dates in the reader's words.</summary>
internal static class Phrase
{
    /// <summary>A text with its gaps filled.</summary>
    public static string With(string text, params object?[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, text, arguments);

    /// <summary>Minutes as hours: "3 uur", "3 u 30 min", "45 min".</summary>
    public static string Hours(int minutes)
    {
        var (hours, rest) = (minutes / 60, minutes % 60);
        return (hours, rest) switch
        {
            (1, 0) => Texts.HoursOne,
            (_, 0) => With(Texts.HoursWhole, hours),
            (0, _) => With(Texts.MinutesOnly, rest),
            _ => With(Texts.HoursMinutes, hours, rest),
        };
    }

    /// <summary>The same where its unit follows anyway: "3", "3:30".</summary>
    public static string Tight(int minutes) =>
        minutes % 60 == 0 ? With("{0}", minutes / 60) : With("{0}:{1:00}", minutes / 60, minutes % 60);

    /// <summary>Hours and minutes as in a timetable, for columns: "2:45".</summary>
    public static string Clock(int minutes) => With("{0}:{1:00}", minutes / 60, minutes % 60);

    /// <summary>Many minutes, to the whole hour: a group's sum says nothing more in minutes.</summary>
    public static string WholeHours(int minutes) => With(Texts.HoursWhole, Round(minutes));

    /// <summary>The same without its unit, for a table that says it once.</summary>
    public static string Round(int minutes) =>
        Math.Round(minutes / 60m, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.CurrentCulture);

    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string WeekDay(DateOnly date) => date.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string ShortDate(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    public static string ShortDay(DateOnly date) => date.ToString("d MMM", CultureInfo.CurrentCulture);

    public static string Days(DateOnly from, DateOnly to) => With(Texts.DateRange, ShortDay(from), Day(to));

    /// <summary>A moment in Dutch time.</summary>
    public static string Moment(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, DutchTime).ToString("d MMMM yyyy HH:mm:ss", CultureInfo.CurrentCulture);

    public static string MomentDay(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, DutchTime).ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The hour of a moment in Dutch time.</summary>
    public static string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, DutchTime).ToString("HH:mm", CultureInfo.CurrentCulture);

    public static DateOnly Date(string iso) => AcademyTime.FromIso(iso);

    private static TimeZoneInfo DutchTime { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
}
