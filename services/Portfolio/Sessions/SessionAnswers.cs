using Google.Protobuf.WellKnownTypes;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Sessions as the wire has them.</summary>
internal static class SessionAnswers
{
    /// <summary>How times of the day are written.</summary>
    public const string TimeFormat = "HH:mm";

    /// <summary>Every session of the route map, with what is planned of it.</summary>
    public static Wire.GetTeamCalendarResponse CalendarOf(string teamRef, SessionFrame frame, TeamCalendar calendar) =>
        new()
        {
            Sessions = { frame.Subjects.Select(subject => SessionOf(
                $"{teamRef}.{subject.ActivityId}", subject, calendar.Find(subject.ActivityId))) },
            Periods = { frame.Periods.Select(PeriodOf) },
            FirstDay = AcademyTime.Iso(frame.FirstDay),
            LastDay = AcademyTime.Iso(frame.LastDay),
        };

    /// <summary>A session, attendance in counts.</summary>
    public static Wire.TeamSession SessionOf(string sessionId, SessionSubject subject, TeamSession? session) => new()
    {
        SessionId = sessionId,
        ActivityId = subject.ActivityId,
        RequiredMinutes = subject.Minutes,
        Slot = session is null ? null : SlotOf(session.Slot),
        Version = session?.Version ?? 0,
        Cancelled = session?.IsCancelled == true,
        Recorded = session?.Latest().Count() ?? 0,
        Present = session?.Latest().Count(record => record.Minutes > 0) ?? 0,
        Contested = session?.Latest().Count(record => record.IsContested()) ?? 0,
        Kind = subject.Kind,
        Number = subject.Number,
    };

    /// <summary>A session as one of the students sees it, with their own attendance.</summary>
    public static Wire.MySession MineOf(
        string sessionId, SessionSubject? subject, TeamSession session, string student, ShownTexts texts) => new()
        {
            SessionId = sessionId,
            ActivityId = session.ActivityId,
            Slot = SlotOf(session.Slot),
            Cancelled = session.IsCancelled,
            Records = { RecordsOf(session, student, texts) },
            Kind = subject?.Kind ?? "",
            Number = subject?.Number ?? 0,
        };

    /// <summary>A session that was never planned, as a student sees it.</summary>
    public static Wire.MySession UnplannedOf(string sessionId, SessionSubject subject) => new()
    {
        SessionId = sessionId,
        ActivityId = subject.ActivityId,
        Kind = subject.Kind,
        Number = subject.Number,
    };

    /// <summary>When and where.</summary>
    public static Wire.SessionSlot SlotOf(SessionSlot slot) => new()
    {
        Date = AcademyTime.Iso(slot.Date),
        StartTime = slot.Start.ToString(TimeFormat, System.Globalization.CultureInfo.InvariantCulture),
        EndTime = slot.End.ToString(TimeFormat, System.Globalization.CultureInfo.InvariantCulture),
        Place = slot.Place,
    };

    /// <summary>The cohort's own days.</summary>
    public static Wire.CohortPeriod PeriodOf(CohortPeriod period) => new()
    {
        Kind = period.Kind,
        Quarter = period.Quarter ?? "",
        FromDate = AcademyTime.Iso(period.From),
        UntilDate = AcademyTime.Iso(period.Until),
    };

    /// <summary>The records of a student at a session, newest first.</summary>
    public static IEnumerable<Wire.AttendanceRecord> RecordsOf(
        TeamSession session, string studentId, ShownTexts texts) =>
        session.Records.Where(record => record.StudentId == studentId).Reverse()
            .Select(record => RecordOf(record, texts));

    /// <summary>A record.</summary>
    public static Wire.AttendanceRecord RecordOf(AttendanceRecord record, ShownTexts texts) => new()
    {
        Number = record.Number,
        Minutes = record.Minutes,
        RecordedAt = record.At.ToTimestamp(),
        Reason = texts[record.ReasonId],
        Contest = record.Contest is { } contest
            ? new()
            {
                Text = texts[contest.TextId],
                ContestedAt = contest.At.ToTimestamp(),
                Answer = texts[contest.AnswerId],
                AnsweredAt = contest.AnsweredAt?.ToTimestamp(),
                Upheld = contest.IsUpheld,
            }
            : null,
    };

    /// <summary>The ids of what was written about records.</summary>
    public static IEnumerable<Guid?> TextsOf(IEnumerable<AttendanceRecord> records) =>
        records.SelectMany(record => (Guid?[])[record.ReasonId, record.Contest?.TextId, record.Contest?.AnswerId]);
}
