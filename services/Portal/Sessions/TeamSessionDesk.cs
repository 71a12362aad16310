using System.Globalization;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Sessions;

/// <summary>What the teacher of a team does with its sessions.</summary>
internal sealed class TeamSessionDesk(
    GatewayCall call, FormSender sender, SessionService.SessionServiceClient sessions)
{
    public async Task<GetTeamCalendarResponse> CalendarAsync(string teamRef) =>
        await sessions.GetTeamCalendarAsync(new() { TeamRef = teamRef }, await call.ReadAsync());

    /// <summary>Who was there: written down in the ledger of each.</summary>
    public async Task<GetAttendanceResponse> AttendanceAsync(string sessionId) =>
        await sessions.GetAttendanceAsync(new() { SessionId = sessionId }, await call.ConsultAsync(Purposes.Guiding));

    public async Task<IReadOnlyList<ContestedAttendance>> ContestsAsync() =>
        (await sessions.ListContestsAsync(new(), await call.ConsultAsync(Purposes.Guiding))).Contests;

    public Task<string?> PlanAsync(string sessionId, SessionInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["date", "start", "end", "place"], async options =>
        {
            await sessions.PlanSessionAsync(
                new()
                {
                    SessionId = sessionId,
                    SeenVersion = input.SeenVersion,
                    Date = input.Date ?? "",
                    StartTime = input.Start ?? "",
                    EndTime = input.End ?? "",
                    Place = input.Place ?? "",
                },
                options);
            return sessionId;
        });

    public Task<string?> CancelAsync(string sessionId, SessionInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, [], async options =>
        {
            await sessions.CancelSessionAsync(
                new() { SessionId = sessionId, SeenVersion = input.SeenVersion }, options);
            return sessionId;
        });

    public Task<string?> RecordAsync(string sessionId, AttendanceInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["attendees"], async options =>
        {
            await sessions.RecordAttendanceAsync(
                new()
                {
                    SessionId = sessionId,
                    SeenVersion = input.SeenVersion,
                    Attendees =
                    {
                        input.Attendees.Select(attendee => new Attendee
                        {
                            StudentId = attendee.StudentId ?? "",
                            Minutes = attendee.Present ? MinutesOf(attendee.Minutes) : 0,
                        }),
                    },
                },
                options);
            return sessionId;
        });

    public Task<string?> CorrectAsync(
        string sessionId, string studentId, RecordInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["minutes", "reason"], async options =>
        {
            await sessions.CorrectAttendanceAsync(
                new()
                {
                    SessionId = sessionId,
                    StudentId = studentId,
                    SeenNumber = input.SeenNumber,
                    Minutes = MinutesOf(input.Minutes),
                    Reason = input.Words ?? "",
                },
                options);
            return studentId;
        });

    public Task<string?> UpholdAsync(
        string sessionId, string studentId, RecordInput input, FormProblems problems) =>
        sender.SendAsync(input, problems, ["answer"], async options =>
        {
            await sessions.UpholdAttendanceAsync(
                new()
                {
                    SessionId = sessionId,
                    StudentId = studentId,
                    SeenNumber = input.SeenNumber,
                    Answer = input.Words ?? "",
                },
                options);
            return studentId;
        });

    // What is no number of minutes is none that the service takes; it says so.
    private static int MinutesOf(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : -1;
}
