using System.Globalization;

namespace VikLearning.ServiceDefaults.Calendars;

/// <summary>The academy's days: Europe/Amsterdam, wherever the suite runs.</summary>
public static class AcademyTime
{
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The academy's clock at a moment.</summary>
    public static DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, s_zone).DateTime;

    /// <summary>The academy's date at a moment.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment));

    /// <summary>The moment at which the academy's clock has this date and time.</summary>
    public static DateTimeOffset Moment(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, s_zone.GetUtcOffset(local));
    }

    /// <summary>A date as the wire writes it: <c>2026-03-02</c> (ISO 8601).</summary>
    public static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A date of the wire that another part of the suite wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateOnly FromIso(string date) => DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture);

    /// <summary>The academy's date now.</summary>
    public static DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateOf(time.GetUtcNow());
    }
}
