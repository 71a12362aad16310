using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>One grain a learning team; its key is the cohort, a full stop, the team.</summary>
[Alias("portfolio.team-calendar")]
internal interface ITeamCalendarGrain : IGrainWithStringKey
{
    [Alias("Plan")]
    Task<Reply<SessionAccepted>> Plan(
        CommandEnvelope envelope, string activityId, int seenVersion, SessionSlot slot, SessionFrame frame);

    [Alias("Cancel")]
    Task<Reply<SessionAccepted>> Cancel(CommandEnvelope envelope, string activityId, int seenVersion);

    [Alias("Record")]
    Task<Reply<AttendanceAccepted>> Record(
        CommandEnvelope envelope, string activityId, int seenVersion, ImmutableArray<Attendee> attendees,
        ImmutableArray<string> team);

    [Alias("Correct")]
    Task<Reply<AttendanceAccepted>> Correct(
        CommandEnvelope envelope, string activityId, string studentId, int seenNumber, int minutes, string reason,
        ImmutableArray<string> team);

    [Alias("Contest")]
    Task<Reply<AttendanceAccepted>> Contest(
        CommandEnvelope envelope, string activityId, string studentId, int seenNumber, string text);

    [Alias("Uphold")]
    Task<Reply<AttendanceAccepted>> Uphold(
        CommandEnvelope envelope, string activityId, string studentId, int seenNumber, string answer);

    /// <summary>All of it, without a word of what was written about anybody.</summary>
    [Alias("Get")]
    Task<TeamCalendar> Get();
}
