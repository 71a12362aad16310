using System.Globalization;
using System.Net;
using System.Text.Json;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>Reminders by REST, from a session that is planned to a student who wants to hear no more of it.</summary>
[Collection(SingleProcessGroup.Name)]
public class ReminderTests(SingleProcess process)
{
    private const string Mine = "/api/portfolio/v1/me/reminders";
    private const string Mail = "/api/portfolio/v1/me/reminder-mail";
    private const string Session = "demo-cohort.team-01.reflection-session-8";

    [Fact]
    public async Task A_session_that_is_near_is_told_to_its_team_until_each_has_had_enough()
    {
        var teacher = await process.UserAsync("teacher01");
        (await teacher.PostAsync($"/api/portfolio/v1/sessions/{Session}", await PlanAsync(teacher))).Ok();
        var (one, other) = (await process.UserAsync("student01"), await process.UserAsync("student02"));
        var reminder = await ToldAsync(one);
        Assert.Equal("reflectionSession", reminder.GetProperty("sessionKind").GetString());
        Assert.Equal(8, RestAnswer.NumberOf(reminder, "number"));
        var others = await ToldAsync(other);
        Assert.Empty(await OfSessionAsync(await process.UserAsync("student09")));

        var end = $"{Mine}/{reminder.GetProperty("reminderId").GetString()}/dismissal";
        (await other.PostAsync(end, "{}")).Ok();
        Assert.Single(await OfSessionAsync(one));
        (await one.PostAsync(end, "{}")).Ok();
        (await one.PostAsync(end, "{}")).Ok();
        Assert.Empty(await OfSessionAsync(one));
        Assert.Equal(
            others.GetProperty("reminderId").GetString(),
            Assert.Single(await OfSessionAsync(other)).GetProperty("reminderId").GetString());

        await process.Suite.KillAsync();
        await process.Suite.RestartAsync();
        var again = Assert.Single(await OfSessionAsync(await process.UserAsync("student02")));
        Assert.Equal(1, RestAnswer.NumberOf(again, "told"));
        Assert.Empty(await OfSessionAsync(await process.UserAsync("student01")));
    }

    [Fact]
    public async Task Mail_can_not_be_asked_for_where_there_is_none_and_always_be_turned_off()
    {
        var student = await process.UserAsync("student03");
        var standing = await student.GetAsync(Mail);
        Assert.False(standing["available"].GetBoolean());
        Assert.Equal(
            ["wanted reminder-mail-unavailable", "wanted reminder-mail-without-address"],
            (await student.PostAsync(Mail, """{"wanted":true}""")).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));
        (await student.PostAsync(Mail, """{"wanted":false}""")).Ok();
        Assert.False((await student.GetAsync(Mail))["wanted"].GetBoolean());
        Assert.Equal(HttpStatusCode.Forbidden, (await (await process.UserAsync("admin")).GetAsync(Mine)).Status);
    }

    // Within a day, at a time at which no other test has a session.
    private static async Task<string> PlanAsync(RestUser teacher)
    {
        var now = AcademyTime.Local(TimeProvider.System.GetUtcNow());
        var calendar = await teacher.GetAsync("/api/portfolio/v1/session-teams/demo-cohort.team-01/calendar");
        var (day, hour) = now.Hour < 19 ? (now, 20) : (now.AddDays(1), 6);
        return JsonSerializer.Serialize(new
        {
            seenVersion = RestAnswer.NumberOf(
                calendar["sessions"].EnumerateArray().Single(
                    session => session.GetProperty("sessionId").GetString() == Session),
                "version"),
            date = AcademyTime.Iso(DateOnly.FromDateTime(day)),
            startTime = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00"),
            endTime = string.Create(CultureInfo.InvariantCulture, $"{hour + 1:00}:00"),
            place = "Lokaal 3.01",
        });
    }

    // A follower plans it and a sweep tells it, a moment later.
    private static async Task<JsonElement> ToldAsync(RestUser student)
    {
        while (true)
        {
            if (await OfSessionAsync(student) is [var reminder])
            {
                return reminder;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<List<JsonElement>> OfSessionAsync(RestUser student) =>
    [
        .. (await student.GetAsync(Mine))["reminders"].EnumerateArray().Where(reminder =>
            reminder.GetProperty("matterId").GetString() == Session
            && reminder.GetProperty("kind").GetString() == "session-soon"),
    ];
}
