using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portal.Sessions;

/// <summary>Sessions and attendance in plain words.</summary>
internal static class SessionWords
{
    /// <summary>Whether the session is over its start.</summary>
    public static bool HasBegun(SessionSlot slot, TimeProvider time) =>
        AcademyTime.Moment(Phrase.Date(slot.Date), TimeOnly.FromTimeSpan(Clock(slot.StartTime))) <= time.GetUtcNow();

    /// <summary>What a session is called.</summary>
    public static string NameOf(string kind, int number) => kind switch
    {
        "reflectionSession" => Phrase.With(Texts.SessionReflection, number),
        "peerFeedbackSession" => Phrase.With(Texts.SessionPeerFeedback, number),
        _ => Texts.SessionOther,
    };

    /// <summary>When it is.</summary>
    public static string WhenOf(SessionSlot slot) => Phrase.With(
        Texts.SessionWhen, Phrase.WeekDay(Phrase.Date(slot.Date)), slot.StartTime, slot.EndTime);

    /// <summary>What a record says.</summary>
    public static string OfRecord(AttendanceRecord record) => record.Minutes == 0
        ? Texts.AttendanceAbsent
        : Phrase.With(Texts.AttendancePresent, Phrase.Hours(record.Minutes));

    /// <summary>What days of the cohort are.</summary>
    public static string OfPeriod(CohortPeriod period) => period.Kind switch
    {
        "quarter" => Phrase.With(Texts.PeriodQuarter, period.Quarter),
        "practicePeriod" => Texts.PeriodPractice,
        "handIn" => Texts.PeriodHandIn,
        _ => Texts.PeriodExam,
    };

    /// <summary>The minutes between the times of a slot.</summary>
    public static int MinutesOf(SessionSlot slot) =>
        (int)(Clock(slot.EndTime) - Clock(slot.StartTime)).TotalMinutes;

    /// <summary>The time of day that the wire or a form wrote; midnight for what is none.</summary>
    public static TimeSpan Clock(string time) =>
        TimeOnly.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var clock)
            ? clock.ToTimeSpan()
            : TimeSpan.Zero;
}
