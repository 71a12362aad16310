using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>The shell around a team's calendar: it gives the rules time and ids.</summary>
[GrainType("portfolio.team-calendar")]
internal sealed class TeamCalendarGrain(IServiceProvider services)
    : PortfolioTextGrain<TeamCalendar>(Definition, services), ITeamCalendarGrain
{
    /// <summary>What the shell needs to know. Names, once kept, stay.</summary>
    public static AggregateDefinition<TeamCalendar> Definition { get; } = new(
        PortfolioModule.Service, Kind: "sessions", TeamCalendar.Empty, TeamCalendar.Evolve,
        new EventCatalog()
            .Add<CalendarFramed>("calendar-framed")
            .Add<SessionPlanned>("session-planned")
            .Add<SessionMoved>("session-moved")
            .Add<SessionCancelled>("session-cancelled")
            .Add<AttendanceRecorded>("attendance-recorded")
            .Add<AttendanceContested>("attendance-contested")
            .Add<AttendanceUpheld>("attendance-upheld"),
        SnapshotVersion: 1);

    public Task<Reply<SessionAccepted>> Plan(
        CommandEnvelope envelope, string activityId, int seenVersion, SessionSlot slot, SessionFrame frame)
    {
        var command = new PlanSession(activityId, seenVersion, slot, frame, Time.GetUtcNow());
        return HandleAsync<SessionAccepted>(envelope, calendar => TeamCalendar.Decide(calendar, command));
    }

    public Task<Reply<SessionAccepted>> Cancel(CommandEnvelope envelope, string activityId, int seenVersion)
    {
        var command = new CancelSession(activityId, seenVersion, Time.GetUtcNow());
        return HandleAsync<SessionAccepted>(envelope, calendar => TeamCalendar.Decide(calendar, command));
    }

    public Task<Reply<AttendanceAccepted>> Record(
        CommandEnvelope envelope, string activityId, int seenVersion, ImmutableArray<Attendee> attendees,
        ImmutableArray<string> team)
    {
        var command = new RecordAttendance(activityId, seenVersion, attendees, team, Time.GetUtcNow());
        return HandleAsync<AttendanceAccepted>(envelope, calendar => Attendance.Decide(calendar, command));
    }

    public Task<Reply<AttendanceAccepted>> Correct(
        CommandEnvelope envelope, string activityId, string studentId, int seenNumber, int minutes, string reason,
        ImmutableArray<string> team)
    {
        var command = new CorrectAttendance(
            activityId, studentId, seenNumber, minutes, NewId(), team, Time.GetUtcNow());
        return HandleAsync<AttendanceAccepted>(
            envelope, calendar => Attendance.Decide(calendar, command), studentId, [(command.ReasonId, reason)]);
    }

    public Task<Reply<AttendanceAccepted>> Contest(
        CommandEnvelope envelope, string activityId, string studentId, int seenNumber, string text)
    {
        var command = new ContestAttendance(activityId, studentId, seenNumber, NewId(), Time.GetUtcNow());
        return HandleAsync<AttendanceAccepted>(
            envelope, calendar => Attendance.Decide(calendar, command), studentId, [(command.TextId, text)]);
    }

    public Task<Reply<AttendanceAccepted>> Uphold(
        CommandEnvelope envelope, string activityId, string studentId, int seenNumber, string answer)
    {
        var command = new UpholdAttendance(activityId, studentId, seenNumber, NewId(), Time.GetUtcNow());
        return HandleAsync<AttendanceAccepted>(
            envelope, calendar => Attendance.Decide(calendar, command), studentId, [(command.AnswerId, answer)]);
    }

    public async Task<TeamCalendar> Get() => await StateAsync();
}
