using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.AllInOne;

/// <summary>
/// The sessions of made-up teams: the whole year is planned, and of what is past the teacher recorded who was there,
/// just as the students say. What a teacher has done otherwise since, stays.
/// </summary>
internal sealed class DemoSessions(
    GrpcChannel channel, Func<string, Task<Func<string, CallOptions>>> callAs, TimeProvider time)
{
    private const int MostAttempts = 200;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly SessionService.SessionServiceClient _sessions = new(channel);

    /// <summary>Makes those of one team.</summary>
    /// <param name="team">Its number, from 0.</param>
    /// <param name="students">Its students with what each logged.</param>
    /// <param name="start">The cohort's first day.</param>
    /// <param name="daysSoFar">How many days after that the past ends.</param>
    /// <param name="plan">The cohort's plan.</param>
    /// <param name="stop">Stops making.</param>
    public async Task MakeAsync(
        int team, IReadOnlyList<(string Id, DemoYear Year)> students, DateOnly start, int daysSoFar, CohortPlan plan,
        CancellationToken stop)
    {
        var call = await callAs($"teacher{team + 1:00}");
        foreach (var (session, date) in DemoSessionDays.Of(plan.RouteMap, plan.Calendar, start, team))
        {
            stop.ThrowIfCancellationRequested();
            var sessionId = $"{plan.CohortId}.team-{team + 1:00}.{session.ActivityId}";
            var isPlanned = await TryAsync(
                async () => await _sessions.PlanSessionAsync(
                    PlanOf(sessionId, date, team), call($"plan-{session.ActivityId}")),
                stop);
            var isRecorded = isPlanned != true || date >= start.AddDays(daysSoFar)
                ? isPlanned
                : await TryAsync(
                    async () => await _sessions.RecordAttendanceAsync(
                        RecordOf(sessionId, session.ActivityId, students), call($"attend-{session.ActivityId}")),
                    stop);
            if (isRecorded is null)
            {
                return;
            }
        }
    }

    private static PlanSessionRequest PlanOf(string sessionId, DateOnly date, int team) => new()
    {
        SessionId = sessionId,
        Date = AcademyTime.Iso(date),
        StartTime = "09:00",
        EndTime = "12:00",
        Place = $"Lokaal {(team % 3) + 1}.{(team * 7 % 20) + 1:00}",
    };

    private static RecordAttendanceRequest RecordOf(
        string sessionId, string activityId, IReadOnlyList<(string Id, DemoYear Year)> students) => new()
        {
            SessionId = sessionId,
            SeenVersion = 1,
            Attendees =
            {
                students.Select(student => new Attendee
                {
                    StudentId = student.Id,
                    Minutes = student.Year.Entries.Where(entry => entry.ActivityId == activityId)
                        .Sum(entry => entry.Minutes),
                }),
            },
        };

    // Portfolio hears who guides whom and who is in a team a moment after it was made. What is still refused then,
    // null, is another team than the one that was made; false is a session that was changed since.
    private async Task<bool?> TryAsync(Func<Task> call, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await call();
                return true;
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.Aborted or StatusCode.AlreadyExists)
            {
                return false;
            }
            catch (RpcException notYet) when (notYet.StatusCode
                is StatusCode.NotFound or StatusCode.Unavailable or StatusCode.FailedPrecondition)
            {
                if (attempt == MostAttempts)
                {
                    return null;
                }
            }

            await Task.Delay(s_pause, time, stop);
        }
    }
}
