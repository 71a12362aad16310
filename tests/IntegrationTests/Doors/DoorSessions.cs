using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Sessions of the student's team: two that were held, at one of which the mate contests their attendance at both, and
/// one to cancel. And a team of one, whose attendance is to be recorded.
/// </summary>
internal sealed class DoorSessions(
    GrpcChannel gateway, Func<string, string, CallOptions> by, Func<Func<Task>, Task> until)
{
    private readonly SessionService.SessionServiceClient _sessions = new(gateway);

    public async Task MakeAsync()
    {
        await PlanAsync("noord-1.team-a.reflection-session-1", -2);
        await PlanAsync("noord-1.team-a.reflection-session-4", -1);
        await PlanAsync("noord-1.team-a.reflection-session-2", 1);
        foreach (var number in (int[])[1, 4])
        {
            var session = $"noord-1.team-a.reflection-session-{number}";
            await until(async () => await _sessions.RecordAttendanceAsync(
                new()
                {
                    SessionId = session,
                    SeenVersion = 1,
                    Attendees =
                    {
                        new Attendee { StudentId = "student", Minutes = 180 },
                        new Attendee { StudentId = "mate", Minutes = 0 },
                    },
                },
                by("teacher", "teacher")));
            await _sessions.ContestAttendanceAsync(
                new() { SessionId = session, SeenNumber = 1, Text = DoorWorld.Mark("contest", "mate") },
                by("mate", "student"));
        }

        await SitAsync(new CohortService.CohortServiceClient(gateway));
    }

    // The teacher is the last to be told of, so whoever knows of them knows the student as well.
    private async Task SitAsync(CohortService.CohortServiceClient cohorts)
    {
        var admin = () => by("administrator", "administrator");
        await cohorts.AddTeamAsync(new() { CohortId = "noord-1", TeamId = "team-s", Name = "Team" }, admin());
        await cohorts.EnrolStudentAsync(
            new() { CohortId = "noord-1", TeamId = "team-s", StudentId = "sitter", Name = "Iemand" }, admin());
        await cohorts.AssignTeacherAsync(
            new() { CohortId = "noord-1", TeamId = "team-s", TeacherId = "teacher" }, admin());
        await PlanAsync("noord-1.team-s.reflection-session-1", -1);
    }

    private Task PlanAsync(string session, int daysFromToday) => until(async () => await _sessions.PlanSessionAsync(
        new()
        {
            SessionId = session,
            Date = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System).AddDays(daysFromToday)),
            StartTime = "09:00",
            EndTime = "12:00",
            Place = "Lokaal 1",
        },
        by("teacher", "teacher")));
}
