using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Sessions;
using VikLearning.ServiceDefaults.Relations;

namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// Whom a matter concerns, and whether there is still something to do: asked of what is kept at that moment, never of
/// what was planned.
/// </summary>
internal sealed class ReminderNeeds(
    IGrainFactory grains, [FromKeyedServices(PortfolioModule.Service)] RelationRows relations, TimeProvider time)
{
    private const int MostTeachers = 20;

    /// <summary>Whom it concerns now, by id, after one, at most so many; a team comes at once.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public Task<IReadOnlyList<string>> PeopleAsync(
        ReminderMatter matter, string after, int limit, CancellationToken cancellation) => matter switch
        {
            { Kind: ReminderKind.AttendanceDue } =>
                relations.TeachersOfAsync(matter.CohortId, matter.TeamId, MostTeachers, cancellation),
            { TeamId: "" } => relations.StudentsOfCohortAsync(matter.CohortId, after, limit, cancellation),
            _ => relations.MembersOfAsync(
                matter.CohortId, matter.TeamId, Attendance.MostStudents + 1, cancellation),
        };

    /// <summary>Whether a matter still concerns somebody and they still have it to do.</summary>
    /// <exception cref="Grpc.Core.RpcException">Unavailable: Roster has not been heard, so nobody knows.</exception>
    public async Task<bool> IsNeededAsync(
        ReminderKind kind, string matterId, string personId, CancellationToken cancellation) => kind switch
        {
            ReminderKind.FeedbackDue when FeedbackRoundId.Parse(matterId) is { } id =>
                await relations.IsStudentOfAsync(personId, id.CohortId, id.TeamId, cancellation)
                && await IsToGiveAsync(id, personId),
            ReminderKind.HandInNear =>
                await relations.IsStudentOfAsync(personId, matterId, cancellation: cancellation)
                && !await grains.GetGrain<IStudentGrain>(personId).IsClosed(),
            ReminderKind.AttendanceDue when SessionId.Parse(matterId) is { } id =>
                await relations.GuidesTeamAsync(personId, id.CohortId, id.TeamId, cancellation)
                && await SessionAsync(id) is { IsCancelled: false, Records.Length: 0 },
            _ when SessionId.Parse(matterId) is { } id =>
                await relations.IsStudentOfAsync(personId, id.CohortId, id.TeamId, cancellation)
                && await SessionAsync(id) is { IsCancelled: false } session
                && await IsToDoAsync(kind, session, personId),
            _ => false,
        };

    private async Task<bool> IsToGiveAsync(FeedbackRoundId id, string giver) =>
        await grains.GetGrain<IFeedbackRoundGrain>($"{id}").Get() is { IsClosed: false } round
        && round.Turns.Any(turn => turn.GiverId == giver && turn.Words is null);

    private async Task<TeamSession?> SessionAsync(SessionId id) =>
        (await grains.GetGrain<ITeamCalendarGrain>(id.TeamRef).Get()).Find(id.ActivityId);

    // Who was recorded as absent has nothing to reflect on, and whoever was recorded at all has no hours to claim.
    private async Task<bool> IsToDoAsync(ReminderKind kind, TeamSession session, string student)
    {
        var trace = await grains.GetGrain<IStudentGrain>(student).GetTrace(session.ActivityId);
        var record = session.RecordOf(student);
        var isOver = session.Slot.Ends() <= time.GetUtcNow();
        return !trace.IsClosed && kind switch
        {
            ReminderKind.SessionSoon => session.Slot.Begins() > time.GetUtcNow(),
            ReminderKind.ReflectionDue => isOver && !trace.IsReflectedOn && record is not { Minutes: 0 },
            ReminderKind.HoursDue => isOver && !trace.HasHours && record is null,
            _ => false,
        };
    }
}
