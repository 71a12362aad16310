using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>
/// Who was at a session: recorded for the whole team in one move, corrected by a new record, contested by the student,
/// never overwritten. It is what a teacher says; nothing is derived from what anybody clicks.
/// </summary>
public static class Attendance
{
    /// <summary>The most students a session can have.</summary>
    public const int MostStudents = 100;

    /// <summary>The most records one student can have at one session.</summary>
    public const int MostRecords = 20;

    /// <summary>The most characters a contest, an answer or a reason may have.</summary>
    public const int LongestText = 1000;

    /// <summary>May attendance be recorded, and what follows.</summary>
    public static Decision Decide(TeamCalendar calendar, RecordAttendance command)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(command);
        if (calendar.Find(command.ActivityId) is not { } session)
        {
            return Decision.Refuse(Refusal.NotFound("sessionId"));
        }

        if (session.Version != command.SeenVersion)
        {
            return Decision.Refuse(Refusal.Stale("session-changed", "seenVersion"));
        }

        return FaultsOf(session, command) is { Length: > 0 } faults
            ? Decision.Refuse(faults)
            : Decision.Accept(
                new AttendanceAccepted(command.Attendees.Count),
                [
                    .. command.Attendees.Select(attendee => new AttendanceRecorded(
                        command.ActivityId, attendee.StudentId, 1, session.Slot.Date, attendee.Minutes, null,
                        command.At)),
                ]);
    }

    /// <summary>May a record be replaced, and what follows. It answers the contest of the old one.</summary>
    public static Decision Decide(TeamCalendar calendar, CorrectAttendance command)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(command);
        var session = calendar.Find(command.ActivityId);
        var record = session?.RecordOf(command.StudentId);
        if (session is not { Records.Length: > 0 } || (record is null && !command.Team.Contains(command.StudentId)))
        {
            return Decision.Refuse(Refusal.NotFound("studentId"));
        }

        if ((record?.Number ?? 0) != command.SeenNumber)
        {
            return Decision.Refuse(Refusal.Stale("attendance-changed", "seenNumber"));
        }

        Refusal? fault = !IsAttendance(command.Minutes) ? MinutesFault("minutes")
            : record?.Minutes == command.Minutes ? Refusal.Rule("attendance-same", "minutes")
            : command.SeenNumber >= MostRecords
                ? Refusal.Rule("attendance-corrected-too-often", "minutes", $"{MostRecords}")
            : null;
        return fault is not null
            ? Decision.Refuse(fault)
            : Decision.Accept(
                new AttendanceAccepted(command.SeenNumber + 1),
                new AttendanceRecorded(
                    command.ActivityId, command.StudentId, command.SeenNumber + 1, session.Slot.Date, command.Minutes,
                    command.ReasonId, command.At));
    }

    /// <summary>May the student contest a record, and what follows.</summary>
    public static Decision Decide(TeamCalendar calendar, ContestAttendance command)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(command);
        return calendar.Find(command.ActivityId)?.RecordOf(command.StudentId) switch
        {
            null => Decision.Refuse(Refusal.NotFound("sessionId")),
            var it when it.Number != command.SeenNumber =>
                Decision.Refuse(Refusal.Stale("attendance-changed", "seenNumber")),
            { Contest: not null } => Decision.Refuse(Refusal.Rule("attendance-contested-already", "text")),
            _ => Decision.Accept(
                new AttendanceAccepted(command.SeenNumber),
                new AttendanceContested(
                    command.ActivityId, command.StudentId, command.SeenNumber, command.TextId, command.At)),
        };
    }

    /// <summary>May a contest be answered so that the record stays, and what follows.</summary>
    public static Decision Decide(TeamCalendar calendar, UpholdAttendance command)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(command);
        return calendar.Find(command.ActivityId)?.RecordOf(command.StudentId) switch
        {
            null => Decision.Refuse(Refusal.NotFound("studentId")),
            var it when it.Number != command.SeenNumber =>
                Decision.Refuse(Refusal.Stale("attendance-changed", "seenNumber")),
            var it when !it.IsContested() => Decision.Refuse(Refusal.Rule("attendance-not-contested", "answer")),
            _ => Decision.Accept(
                new AttendanceAccepted(command.SeenNumber),
                new AttendanceUpheld(
                    command.ActivityId, command.StudentId, command.SeenNumber, command.AnswerId, command.At)),
        };
    }

    /// <summary>What is true after an event.</summary>
    internal static TeamCalendar Evolve(TeamCalendar calendar, object happened) => happened switch
    {
        AttendanceRecorded it => Change(calendar, it.ActivityId, session => Add(
            Replace(
                session, it.StudentId, it.Number - 1,
                record => Answered(record, it.ReasonId, it.At, isUpheld: false)),
            new(it.StudentId, it.Number, it.Minutes, it.At, it.ReasonId, null))),
        AttendanceContested it => Change(calendar, it.ActivityId, session => Replace(
            session, it.StudentId, it.Number,
            record => record with { Contest = new(it.TextId, it.At, null, null, false) })),
        AttendanceUpheld it => Change(calendar, it.ActivityId, session => Replace(
            session, it.StudentId, it.Number, record => Answered(record, it.AnswerId, it.At, isUpheld: true))),
        _ => calendar,
    };

    private static Refusal[] FaultsOf(TeamSession session, RecordAttendance command)
    {
        var attendees = command.Attendees;
        Refusal?[] faults =
        [
            session.IsCancelled ? Refusal.Rule("session-cancelled", "sessionId") : null,
            session.Records.Length > 0 ? Refusal.Rule("attendance-recorded-already", "sessionId") : null,
            command.At < session.Slot.Begins() ? Refusal.Rule("session-not-begun", "sessionId") : null,
            attendees.Count is < 1 or > MostStudents
                ? Refusal.Rule("attendance-out-of-range", "attendees", $"{MostStudents}") : null,
            attendees.All(attendee => command.Team.Contains(attendee.StudentId))
                ? null : Refusal.Rule("attendance-not-of-team", "attendees"),
            command.Team.All(student => attendees.Any(attendee => attendee.StudentId == student))
                ? null : Refusal.Rule("attendance-incomplete", "attendees"),
            attendees.DistinctBy(attendee => attendee.StudentId).Count() == attendees.Count
                ? null : Refusal.Rule("attendance-twice", "attendees"),
            attendees.All(attendee => IsAttendance(attendee.Minutes)) ? null : MinutesFault("attendees"),
        ];
        return [.. faults.OfType<Refusal>()];
    }

    private static bool IsAttendance(int minutes) =>
        minutes is 0 or (>= HoursLog.LeastMinutes and <= HoursLog.MostMinutes);

    private static Refusal MinutesFault(string field) => Refusal.Rule(
        "attendance-minutes-out-of-range", field, $"{HoursLog.LeastMinutes}", $"{HoursLog.MostMinutes}");

    private static TeamCalendar Change(
        TeamCalendar calendar, string activityId, Func<TeamSession, TeamSession> change) =>
        calendar.Find(activityId) is { } session ? calendar.With(change(session)) : calendar;

    private static TeamSession Add(TeamSession session, AttendanceRecord record) =>
        session with { Records = session.Records.Add(record) };

    private static TeamSession Replace(
        TeamSession session, string studentId, int number, Func<AttendanceRecord, AttendanceRecord> change) =>
        session.Records.FirstOrDefault(it => it.StudentId == studentId && it.Number == number) is { } record
            ? session with { Records = session.Records.Replace(record, change(record)) }
            : session;

    private static AttendanceRecord Answered(
        AttendanceRecord record, Guid? answerId, DateTimeOffset at, bool isUpheld) =>
        record.IsContested()
            ? record with
            {
                Contest = record.Contest! with { AnswerId = answerId, AnsweredAt = at, IsUpheld = isUpheld },
            }
            : record;
}

/// <summary>One student as a teacher records them.</summary>
/// <param name="Minutes">0 for who was absent.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.attendee")]
public sealed record Attendee([property: Id(0)] string StudentId, [property: Id(1)] int Minutes);

/// <summary>Record who of a team was at a session.</summary>
/// <param name="Team">Who is in the team now.</param>
public sealed record RecordAttendance(
    string ActivityId, int SeenVersion, IReadOnlyList<Attendee> Attendees, IReadOnlyCollection<string> Team,
    DateTimeOffset At);

/// <summary>Replace a record of one student.</summary>
/// <param name="SeenNumber">The number of the record that was seen; 0 when there was none.</param>
/// <param name="Team">Who is in the team now.</param>
public sealed record CorrectAttendance(
    string ActivityId, string StudentId, int SeenNumber, int Minutes, Guid ReasonId, IReadOnlyCollection<string> Team,
    DateTimeOffset At);

/// <summary>Say that one's own record is wrong.</summary>
public sealed record ContestAttendance(
    string ActivityId, string StudentId, int SeenNumber, Guid TextId, DateTimeOffset At);

/// <summary>Leave a contested record as it is.</summary>
public sealed record UpholdAttendance(
    string ActivityId, string StudentId, int SeenNumber, Guid AnswerId, DateTimeOffset At);

/// <summary>It was recorded whether a student was at a session, for the first time or anew.</summary>
public sealed record AttendanceRecorded(
    string ActivityId, string StudentId, int Number, DateOnly Date, int Minutes, Guid? ReasonId, DateTimeOffset At);

/// <summary>A student contests a record.</summary>
public sealed record AttendanceContested(
    string ActivityId, string StudentId, int Number, Guid TextId, DateTimeOffset At);

/// <summary>A contested record was left as it is.</summary>
public sealed record AttendanceUpheld(
    string ActivityId, string StudentId, int Number, Guid AnswerId, DateTimeOffset At);

/// <summary>The answer to a change of attendance: how many were recorded, or the number of the record.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.attendance-accepted")]
public sealed record AttendanceAccepted([property: Id(0)] int Number);
