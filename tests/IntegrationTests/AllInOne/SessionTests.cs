using System.Net;
using System.Text.Json;
using VikLearning.AllInOne;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>A session by REST, from its planning to the answer to who contests their attendance.</summary>
[Collection(SingleProcessGroup.Name)]
public class SessionTests(SingleProcess process)
{
    private const string Team = "demo-cohort.team-02";
    private const string OtherTeam = "demo-cohort.team-01";
    private const string Mine = "/api/portfolio/v1/me/sessions";

    [Fact]
    public async Task Attendance_is_recorded_contested_and_corrected_and_counts_instead_of_the_claim()
    {
        var (teacher, student) = (await process.UserAsync("teacher02"), await process.UserAsync("student09"));
        const string activity = "peer-feedback-4";
        (await student.LogAsync(activity, Yesterday, 60)).Ok();
        await HoldAsync(teacher, activity, "06:00", "09:00");
        (await RecordAsync(teacher, activity, 175, absent: Subject("student10"))).Ok();

        await CreditedAsync(student, activity, 175);
        await CreditedAsync(await process.UserAsync("student10"), activity, 0);
        Assert.Equal(
            ["activityId hours-confirmed"],
            (await student.LogAsync(activity, Yesterday, 30)).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));
        Assert.Contains(
            (await student.GetAsync(RestUser.Hours))["entries"].EnumerateArray(),
            entry => entry.GetProperty("replacedByAttendance").GetBoolean());

        (await student.PostAsync(
            $"{Mine}/{Team}.{activity}/contest", """{"seenNumber":1,"text":"Ik was er van begin tot eind."}""")).Ok();
        var contest = Assert.Single(
            (await teacher.ConsultAsync("/api/portfolio/v1/contested-attendance"))["contests"].EnumerateArray());
        Assert.Equal(
            (Subject("student09"), "Ik was er van begin tot eind."),
            (contest.GetProperty("studentId").GetString(), Words(contest.GetProperty("record"))));
        (await teacher.PostAsync(
            $"{Sessions(activity)}/attendance/{Subject("student09")}/corrections",
            """{"seenNumber":1,"minutes":180,"reason":"Je hebt gelijk."}""")).Ok();

        await CreditedAsync(student, activity, 180);
        var records = await RecordsAsync(student, activity);
        Assert.Equal([2, 1], records.Select(record => RestAnswer.NumberOf(record, "number")));
        Assert.Equal("Je hebt gelijk.", records[1].GetProperty("contest").GetProperty("answer").GetString());
        Assert.Contains(
            (await student.GetAsync("/api/portfolio/v1/me/consultations?pageSize=20"))["lines"].EnumerateArray(),
            line => line.GetProperty("shown").GetString() == "attendance"
                && line.GetProperty("actorId").GetString() == Subject("teacher02"));
    }

    [Fact]
    public async Task What_was_recorded_before_a_kill_reaches_every_student_once()
    {
        var teacher = await process.UserAsync("teacher02");
        const string activity = "reflection-session-8";
        await HoldAsync(teacher, activity, "13:00", "16:00");
        (await RecordAsync(teacher, activity, 180, absent: "")).Ok();
        await process.Suite.KillAsync();
        await process.Suite.RestartAsync();
        foreach (var account in (string[])["student11", "student16"])
        {
            var student = await process.UserAsync(account);
            await CreditedAsync(student, activity, 180);
            Assert.Single(await RecordsAsync(student, activity));
        }
    }

    [Fact]
    public async Task Who_does_not_guide_the_team_finds_nothing_and_another_student_no_record()
    {
        var stranger = await process.UserAsync("teacher01");
        var path = Sessions("peer-feedback-3");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(path, Plan(0, "10:00", "11:00"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.ConsultAsync($"{path}/attendance")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.GetAsync($"/api/portfolio/v1/session-teams/{Team}/calendar")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await process.UserAsync("student01")).PostAsync(
                $"{Mine}/{Team}.peer-feedback-3/contest", """{"seenNumber":1,"text":"Dit is niet van mij."}"""))
            .Status);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_plan_is_said_at_once()
    {
        var teacher = await process.UserAsync("teacher02");
        var refused = await teacher.PostAsync(
            Sessions("presenting"),
            """{"date":"2026-02-30","startTime":"9 uur","endTime":"10:00","place":"bij: <Jan>!"}""");
        Assert.Equal(
            ["date date-invalid", "startTime time-invalid", "place label-invalid", "sessionId session-not-of-plan"],
            refused.Problem(HttpStatusCode.BadRequest).Select(problem => problem.Fault));
        var other = await process.UserAsync("teacher01");
        var seen = await VersionAsync(other, "reflection-session-8", OtherTeam);
        var outside = await other.PostAsync(
            $"/api/portfolio/v1/sessions/{OtherTeam}.reflection-session-8",
            $$"""
            {"seenVersion":{{seen}},"date":"2019-01-01","startTime":"10:00","endTime":"09:00","place":"Lokaal 1"}
            """);
        Assert.Equal(
            ["date session-outside-cohort", "endTime session-length-out-of-range"],
            outside.Problem(HttpStatusCode.BadRequest).Select(problem => problem.Fault));
    }

    private static string Yesterday => AcademyTime.Iso(AcademyTime.Today(TimeProvider.System).AddDays(-1));

    private static string Sessions(string activity) => $"/api/portfolio/v1/sessions/{Team}.{activity}";

    private static string Plan(int seen, string start, string end) => JsonSerializer.Serialize(new
    {
        seenVersion = seen,
        date = Yesterday,
        startTime = start,
        endTime = end,
        place = "Lokaal 3.01",
    });

    private static async Task HoldAsync(RestUser teacher, string activity, string start, string end)
    {
        var version = await VersionAsync(teacher, activity);
        (await teacher.PostAsync(Sessions(activity), Plan(version, start, end))).Ok();
        Assert.Equal(version + 1, await VersionAsync(teacher, activity));
    }

    private static async Task<int> VersionAsync(
        RestUser teacher, string activity, string team = Team) => RestAnswer.NumberOf(
        (await teacher.GetAsync($"/api/portfolio/v1/session-teams/{team}/calendar"))["sessions"].EnumerateArray()
            .Single(session => session.GetProperty("activityId").GetString() == activity),
        "version");

    private static async Task<RestAnswer> RecordAsync(RestUser teacher, string activity, int minutes, string absent)
    {
        var students = (await teacher.ConsultAsync("/api/roster/v1/me/students?pageSize=100"))["students"]
            .EnumerateArray().Select(student => student.GetProperty("studentId").GetString()!);
        return await teacher.PostAsync($"{Sessions(activity)}/attendance", JsonSerializer.Serialize(new
        {
            seenVersion = await VersionAsync(teacher, activity),
            attendees = students.Select(id => new { studentId = id, minutes = id == absent ? 0 : minutes }),
        }));
    }

    private static async Task<List<JsonElement>> RecordsAsync(RestUser student, string activity) =>
    [
        .. (await student.GetAsync(Mine))["sessions"].EnumerateArray()
            .Single(session => session.GetProperty("activityId").GetString() == activity)
            .GetProperty("records").EnumerateArray(),
    ];

    // Students are told a moment later.
    private static async Task CreditedAsync(RestUser student, string activity, int minutes)
    {
        while (true)
        {
            var progress = (await student.GetAsync(RestUser.Progress))["activities"].EnumerateArray()
                .Single(one => one.GetProperty("activityId").GetString() == activity);
            if (RestAnswer.NumberOf(progress, "creditedMinutes") == minutes
                && (await RecordsAsync(student, activity)).Count > 0)
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static string? Words(JsonElement record) => record.GetProperty("contest").GetProperty("text").GetString();

    private static string Subject(string account) =>
        DemoAccount.All(SingleProcess.Students).Single(one => one.Name == account).Subject;
}
