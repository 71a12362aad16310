using System.Globalization;
using VikLearning.Portfolio.Sessions;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.UnitTests.Portfolio.Sessions;

/// <summary>A team's calendar with one session of a morning, of the real plan of year 1.</summary>
internal static class Calendars
{
    public const string Activity = "reflection-session-1";
    public static readonly DateTimeOffset Now = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly SessionSlot Slot = new(new(2026, 4, 1), new(9, 0), new(12, 0), "Lokaal 2.14");
    public static readonly SessionFrame Frame = SessionFrames.Of(Plans.YearOne);
    public static readonly TeamCalendar Planned = After(TeamCalendar.Empty, Plan(0));

    public static TimeOnly Time(string time) => TimeOnly.Parse(time, CultureInfo.InvariantCulture);

    public static PlanSession Plan(int seen) => new(Activity, seen, Slot, Frame, Now);

    /// <summary>Recorded of a team that is these students.</summary>
    public static RecordAttendance Record(params (string Student, int Minutes)[] attendees) => new(
        Activity, 1, [.. attendees.Select(it => new Attendee(it.Student, it.Minutes))],
        [.. attendees.Select(it => it.Student).Distinct()], Now);

    public static CorrectAttendance Correct(int seen, int minutes, string student = "anna") =>
        new(Activity, student, seen, minutes, Id(10 + seen), ["anna", "bram", "late"], Now.AddDays(2));

    public static ContestAttendance Contest(int seen, string student = "anna") =>
        new(Activity, student, seen, Id(20 + seen), Now.AddDays(1));

    public static UpholdAttendance Uphold(int seen) => new(Activity, "anna", seen, Id(30 + seen), Now.AddDays(3));

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static TeamCalendar After(TeamCalendar calendar, PlanSession command) =>
        After(calendar, TeamCalendar.Decide(calendar, command));

    public static TeamCalendar After(TeamCalendar calendar, CancelSession command) =>
        After(calendar, TeamCalendar.Decide(calendar, command));

    public static TeamCalendar After(TeamCalendar calendar, RecordAttendance command) =>
        After(calendar, Attendance.Decide(calendar, command));

    public static TeamCalendar After(TeamCalendar calendar, CorrectAttendance command) =>
        After(calendar, Attendance.Decide(calendar, command));

    public static TeamCalendar After(TeamCalendar calendar, ContestAttendance command) =>
        After(calendar, Attendance.Decide(calendar, command));

    public static TeamCalendar After(TeamCalendar calendar, UpholdAttendance command) =>
        After(calendar, Attendance.Decide(calendar, command));

    private static TeamCalendar After(TeamCalendar calendar, Decision decision) => decision.Answer is null
        ? throw new InvalidOperationException(string.Join(", ", decision.Refusals.Select(refusal => refusal.Code)))
        : decision.Events.Aggregate(calendar, TeamCalendar.Evolve);
}
