using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>Sessions of the student's team, one for each text that can be written about one once only.</summary>
internal sealed class FlightSessions(CanarySuite suite)
{
    private const string Team = "demo-cohort.team-01";

    private static readonly string[] s_texts =
    [
        "ContestAttendance grpc", "ContestAttendance rest", "CorrectAttendance grpc", "CorrectAttendance rest",
        "UpholdAttendance grpc", "UpholdAttendance rest",
    ];

    private readonly SessionService.SessionServiceClient _sessions = new(suite.Invoker);
    private string _session = $"{Team}.reflection-session-8";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Whether a method is about sessions.</summary>
    public static bool IsOf(MethodDescriptor method) => method.Service.Name == nameof(SessionService);

    /// <summary>The fields that say what it is about.</summary>
    public IEnumerable<KeyValuePair<string, object>> Values() =>
    [
        new("session_id", _session), new("student_id", CanarySuite.StudentId), new("seen_number", 1),
        new("team_ref", Team),
    ];

    /// <summary>Has a session of its own for a text by a door, with a record to write about.</summary>
    public async Task BeReadyAsync(MethodDescriptor method, string door)
    {
        var number = Array.IndexOf(s_texts, $"{method.Name} {door}");
        if (number < 0)
        {
            return;
        }

        // From the last on. Those that the demo academy held have records of its own students.
        var calendar = await TryAsync(async () => await _sessions.GetTeamCalendarAsync(
            new() { TeamRef = Team }, await suite.OptionsAsync("teacher01")));
        var session = calendar.Sessions[^(number + 1)];
        _session = session.SessionId;
        if (session.Recorded == 0)
        {
            await HoldAsync(session, 8 + number);
        }
        else
        {
            await TryAsync(async () => await _sessions.CorrectAttendanceAsync(
                new()
                {
                    SessionId = _session,
                    StudentId = CanarySuite.StudentId,
                    Minutes = 45,
                    Reason = suite.Canaries.Next("a record that is made afterwards"),
                },
                await suite.OptionsAsync("teacher01")));
        }

        if (method.Name == "UpholdAttendance")
        {
            await _sessions.ContestAttendanceAsync(
                new() { SessionId = _session, SeenNumber = 1, Text = suite.Canaries.Next("a contest that is upheld") },
                await suite.OptionsAsync(CanarySuite.Student));
        }
    }

    private async Task HoldAsync(TeamSession session, int hour)
    {
        await TryAsync(async () => await _sessions.PlanSessionAsync(
            new()
            {
                SessionId = _session,
                SeenVersion = session.Version,
                Date = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System).AddDays(-1)),
                StartTime = $"{hour:00}:00",
                EndTime = $"{hour:00}:45",
                Place = "Lokaal 9",
            },
            await suite.OptionsAsync("teacher01")));
        await RecordAsync(session.Version + 1);
    }

    // Who is in the team changes while the canaries fly.
    private Task<RecordAttendanceResponse> RecordAsync(int version) => TryAsync(async () =>
    {
        var students = await new TeacherService.TeacherServiceClient(suite.Invoker).ListMyStudentsAsync(
            new() { PageSize = 200 }, await suite.OptionsAsync("teacher01", "guiding"));
        Assert.Contains(students.Students, student => student.StudentId == CanarySuite.StudentId);
        return await _sessions.RecordAttendanceAsync(
            new()
            {
                SessionId = _session,
                SeenVersion = version,
                Attendees =
                {
                    students.Students.Where(student => $"{student.CohortId}.{student.TeamId}" == Team)
                        .Select(student => new Attendee { StudentId = student.StudentId, Minutes = 45 }),
                },
            },
            await suite.OptionsAsync("teacher01"));
    });

    // The relations have not heard of every enrolment yet.
    private static Task<TAnswer> TryAsync<TAnswer>(Func<Task<TAnswer>> call) => Heard.ByNowAsync(
        call, Stop, StatusCode.NotFound, StatusCode.Unavailable, StatusCode.FailedPrecondition);
}
