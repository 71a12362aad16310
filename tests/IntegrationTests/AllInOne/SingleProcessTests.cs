using System.Net;
using System.Text.Json;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>What the REST contract promises, of the program that a user starts.</summary>
[Collection(SingleProcessGroup.Name)]
public class SingleProcessTests(SingleProcess process)
{
    private static readonly int[] s_requiredByQuarter = [3000, 2160, 2460, 1740];

    [Fact]
    public async Task Progress_is_whole_minutes_by_activity_by_quarter_and_in_all()
    {
        var student = await process.UserAsync("student01");
        var progress = await student.GetAsync(RestUser.Progress);
        var activities = progress["activities"].EnumerateArray().ToList();
        var quarters = progress["quarters"].EnumerateArray().ToList();

        Assert.Equal(9360, progress.Number("requiredMinutes"));
        Assert.Equal(26, activities.Count);
        Assert.Equal(9360, Sum(activities, "requiredMinutes"));
        Assert.All(activities, activity =>
        {
            var (required, claimed) = (Of(activity, "requiredMinutes"), Of(activity, "claimedMinutes"));
            Assert.Equal(Math.Min(claimed, required), Of(activity, "creditedMinutes"));
            Assert.Equal(Math.Max(0, claimed - required), Of(activity, "surplusMinutes"));
        });
        Assert.InRange(progress.Number("creditedMinutes"), 1, 9360);
        Assert.Equal(progress.Number("creditedMinutes"), Sum(activities, "creditedMinutes"));
        Assert.Equal(progress.Number("creditedMinutes"), Sum(quarters, "creditedMinutes"));
        Assert.Equal(["Q1", "Q2", "Q3", "Q4"], quarters.Select(quarter => quarter.GetProperty("quarter").GetString()));
        Assert.Equal(s_requiredByQuarter, quarters.Select(quarter => Of(quarter, "requiredMinutes")));
        Assert.Equal(PlannedBy(progress), quarters.Select(quarter => Of(quarter, "plannedMinutes")));
        Assert.Equal(progress.Number("plannedMinutes"), PlannedBy(progress).Sum());
        Assert.True(PlannedBy(progress)[3] > 0, "The cohort is in its fourth quarter.");
    }

    [Fact]
    public async Task The_activities_are_those_of_the_route_map()
    {
        var student = await process.UserAsync("student01");
        var progress = await student.GetAsync(RestUser.Progress);
        var map = await student.GetAsync(
            $"/api/roster/v1/route-maps/{progress["routeMapId"]}/versions/{progress["routeMapVersion"]}");

        Assert.Equal(
            map["routeMap"].GetProperty("activities").EnumerateArray().Select(IdOf),
            progress["activities"].EnumerateArray().Select(IdOf));
    }

    [Fact]
    public async Task Hours_are_logged_once_however_often_they_are_sent()
    {
        var student = await process.UserAsync("student01");
        var before = await student.GetAsync(RestUser.Progress);
        var today = before["today"].GetString()!;
        var first = await student.LogAsync("presenting", today, 45, "Geoefend: \"é\" 😀", "log-once");

        Assert.Equal(45, first.Number("activityClaimedMinutes"));
        Assert.Equal(45, first.Number("activityCreditedMinutes"));
        Assert.Equal(before.Number("creditedMinutes") + 45, first.Number("creditedMinutes"));
        var again = await student.LogAsync("presenting", today, 45, "Geoefend: \"é\" 😀", "log-once");
        var otherOrder = await student.PostAsync(
            RestUser.Hours,
            $$"""{ "note": "Geoefend: \"é\" 😀", "minutes": 45, "date": "{{today}}", "activityId": "presenting" }""",
            "log-once");
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Text, otherOrder.Text);

        var after = await student.GetAsync(RestUser.Progress);
        Assert.Equal(first.Number("creditedMinutes"), after.Number("creditedMinutes"));
        var listed = await student.GetAsync(RestUser.Hours);
        var newest = listed["entries"][0];
        Assert.Equal(first["entryId"].GetString(), newest.GetProperty("entryId").GetString());
        Assert.Equal("Geoefend: \"é\" 😀", newest.GetProperty("note").GetString());
        Assert.Equal(45, Of(newest, "minutes"));
        Assert.Equal(today, newest.GetProperty("date").GetString());
    }

    [Fact]
    public async Task Minutes_above_what_is_required_are_surplus()
    {
        var student = await process.UserAsync("student02");
        var answer = await student.LogAsync("presenting", await TodayAsync(student), 200);

        Assert.Equal(200, answer.Number("activityClaimedMinutes"));
        Assert.Equal(120, answer.Number("activityCreditedMinutes"));
        var progress = await student.GetAsync(RestUser.Progress);
        var activity = progress["activities"].EnumerateArray().Single(one => IdOf(one) == "presenting");
        Assert.Equal(80, Of(activity, "surplusMinutes"));
    }

    [Fact]
    public async Task A_correction_replaces_an_entry_once_and_both_stay_readable()
    {
        var student = await process.UserAsync("student03");
        var today = await TodayAsync(student);
        var entry = (await student.LogAsync("presenting", today, 50))["entryId"].GetString()!;
        var path = $"{RestUser.Hours}/{entry}/corrections";
        var body = $$"""{"activityId":"presenting","date":"{{today}}","minutes":20,"note":"vergist"}""";
        var corrected = await student.PostAsync(path, body, "correct-once");

        Assert.Equal(20, corrected.Number("activityClaimedMinutes"));
        Assert.Equal(corrected.Text, (await student.PostAsync(path, body, "correct-once")).Text);
        var (fault, _) = Assert.Single((await student.PostAsync(path, body)).Problem(HttpStatusCode.Conflict));
        Assert.Equal("entryId hours-entry-corrected-already", fault);

        var entries = await student.ListAsync(RestUser.Hours, "entries", pageSize: 20);
        Assert.Equal(entries.Count, entries.Select(one => one.GetProperty("entryId").GetString()).Distinct().Count());
        Assert.Equal(entry, entries[0].GetProperty("replacesEntryId").GetString());
        Assert.Equal(corrected["entryId"].GetString(), entries[1].GetProperty("replacedByEntryId").GetString());
    }

    [Fact]
    public async Task A_reflection_is_written_once_read_back_and_every_version_kept()
    {
        var student = await process.UserAsync("student04");
        const string Body = """{"title":"Lastig gesprek","text":"Ik *schrok*.\n\nDaarna vroeg ik door.","activityId":"reflecting"}""";
        var written = await student.PostAsync(RestUser.Reflections, Body, "write-once");
        var path = $"{RestUser.Reflections}/{written["reflectionId"].GetString()}";

        Assert.Equal(1, written.Number("version"));
        Assert.Equal(written.Text, (await student.PostAsync(RestUser.Reflections, Body, "write-once")).Text);
        var revised = await student.PostAsync(
            $"{path}/versions", """{"seenVersion":1,"title":"Lastig gesprek","text":"Ik schrok."}""");
        Assert.Equal(2, revised.Number("version"));
        Assert.Equal("Ik schrok.", (await student.GetAsync(path))["text"].GetString());
        var first = await student.GetAsync($"{path}?version=1");
        Assert.Equal("Ik *schrok*.\n\nDaarna vroeg ik door.", first["text"].GetString());
        Assert.Equal("reflecting", first["activityId"].GetString());

        var free = await student.PostAsync(RestUser.Reflections, """{"title":"Vrij","text":"Zonder activiteit."}""");
        var all = await student.ListAsync(RestUser.Reflections, "reflections", pageSize: 2);
        Assert.Equal(free["reflectionId"].GetString(), all[0].GetProperty("reflectionId").GetString());
        Assert.Single(all, one => one.GetProperty("title").GetString() == "Lastig gesprek");
    }

    [Fact]
    public async Task A_chief_sees_their_own_locations_cohorts_and_they_move_when_five_students_log()
    {
        var chief = await process.UserAsync("chief01");
        var cohort = Assert.Single((await chief.GetAsync("/api/insight/v1/cohorts"))["cohorts"].EnumerateArray());
        Assert.NotEqual("", cohort.GetProperty("name").GetString());
        var path = $"/api/insight/v1/cohorts/{cohort.GetProperty("cohortId").GetString()}";
        var before = await chief.GetAsync(path);
        for (var number = 1; number <= 5; number++)
        {
            var student = await process.UserAsync($"student{number:00}");
            (await student.LogAsync("moral-dilemma-assignment", await TodayAsync(student), 15)).Ok();
        }

        // The figures follow the feed: ask until they have moved.
        RestAnswer after;
        do
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            after = await chief.GetAsync(path);
        }
        while (after.Number("revision") == before.Number("revision"));

        AssertFigures(after, await (await process.UserAsync("student01")).GetAsync(RestUser.Progress));
        var other = await process.UserAsync("chief02");
        Assert.Empty((await other.GetAsync("/api/insight/v1/cohorts"))["cohorts"].EnumerateArray());
        Assert.Equal("not-found", Assert.Single((await other.GetAsync(path)).Problem(HttpStatusCode.NotFound)).Fault);
    }

    private static void AssertFigures(RestAnswer figures, RestAnswer ofOne)
    {
        var quarters = figures["quarters"].EnumerateArray().ToList();
        Assert.Equal(SingleProcess.Students, figures.Number("studentCount"));
        Assert.Equal(SingleProcess.Students * 9360, figures.Number("requiredMinutes"));
        Assert.Equal(SingleProcess.Students * ofOne.Number("plannedMinutes"), figures.Number("plannedMinutes"));
        Assert.InRange(figures.Number("creditedMinutes"), 1, SingleProcess.Students * 9360);
        Assert.Equal(figures.Number("creditedMinutes"), Sum(quarters, "creditedMinutes"));
        Assert.Equal(
            s_requiredByQuarter.Select(minutes => minutes * SingleProcess.Students),
            quarters.Select(quarter => Of(quarter, "requiredMinutes")));
        Assert.Equal(
            PlannedBy(ofOne).Select(minutes => minutes * SingleProcess.Students),
            quarters.Select(quarter => Of(quarter, "plannedMinutes")));
    }

    // Linear within a quarter of 91 days, as of the day that the answer itself calls today.
    private static int[] PlannedBy(RestAnswer progress)
    {
        var (start, today) = (Date("startDate"), Date("today"));
        return [.. s_requiredByQuarter.Select((minutes, i) =>
            PlannedMinutes.Of(start, 91 * i, (91 * i) + 90, minutes, today))];

        DateOnly Date(string member) => AcademyTime.FromIso(progress[member].GetString()!);
    }

    private static async Task<string> TodayAsync(RestUser student) =>
        (await student.GetAsync(RestUser.Progress))["today"].GetString()!;

    private static int Of(JsonElement element, string member) => RestAnswer.NumberOf(element, member);

    private static int Sum(IEnumerable<JsonElement> elements, string member) => elements.Sum(one => Of(one, member));

    private static string? IdOf(JsonElement activity) => activity.GetProperty("activityId").GetString();
}
