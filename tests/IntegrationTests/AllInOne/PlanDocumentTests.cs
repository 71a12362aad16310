using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>
/// An administrator adds a route map and moves a cohort to it, in a suite of its own: everybody's year changes by it.
/// </summary>
public class PlanDocumentTests
{
    private const int Students = 5;
    private const string Documents = "/api/roster/v1/plan-documents";
    private const string Cohort = "/api/roster/v1/cohorts/demo-cohort";
    private const string RouteMap = "PLAN_DOCUMENT_KIND_ROUTE_MAP";
    private const string Added = "presenting";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cohort_goes_on_by_the_document_that_was_added()
    {
        await using var suite = await SuiteProcess.StartAsync(Students);
        using var http = new HttpClient { BaseAddress = suite.Address };
        var admin = await SingleProcess.UserAsync(suite, http, "admin");
        var student = await SingleProcess.UserAsync(suite, http, "student01");
        var chief = await SingleProcess.UserAsync(suite, http, "chief01");
        var before = await AskedAsync(student);
        var text = (await admin.GetAsync($"{Documents}/{RouteMap}/lpo-year-1/versions/1"))["text"].GetString()!;

        await AssertFaultsAsync(admin, text);
        var next = Next(text);
        (await admin.PostAsync(Documents, Body(next))).Ok();
        (await admin.PostAsync(Documents, Body(next))).Ok();
        Assert.Equal(
            [1, 2],
            (await admin.GetAsync(Documents))["documents"].EnumerateArray()
                .Where(one => one.GetProperty("documentId").GetString() == "lpo-year-1")
                .Select(one => RestAnswer.NumberOf(one, "version")));
        Assert.Equal(before, await AskedAsync(student));
        Assert.Equal(Students * before, await AskedOfCohortAsync(chief));

        (await admin.PostAsync($"{Cohort}/plan", Plan(seen: 1))).Ok();
        Assert.Equal(
            ["seenPlanVersion plan-changed-elsewhere"],
            (await admin.PostAsync($"{Cohort}/plan", Plan(seen: 1))).Problem(HttpStatusCode.Conflict)
                .Select(problem => problem.Fault));
        Assert.Equal(2, (await admin.GetAsync(Cohort)).Number("planVersion"));
        await UntilAsync(before + (4 * 60), () => AskedAsync(student));
        await UntilAsync(Students * (before + (4 * 60)), () => AskedOfCohortAsync(chief));
        await suite.KillAsync();
        await suite.RestartAsync();
        Assert.Equal(before + (4 * 60), await AskedAsync(student));
        Assert.Equal(2, (await admin.GetAsync(Cohort)).Number("routeMapVersion"));
    }

    private static async Task UntilAsync(int asked, Func<Task<int>> ask)
    {
        while (await ask() != asked)
        {
            await Task.Delay(50, Stop);
        }
    }

    // The same document with a fault at a line that is known, in both languages; nothing of it is kept.
    private static async Task AssertFaultsAsync(RestUser admin, string text)
    {
        var wrong = text.Replace("\"totalHours\": 156", "\"totalHours\": 157", StringComparison.Ordinal);
        var line = wrong[..wrong.IndexOf("totalHours", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        foreach (var (language, words) in ((string, string)[])
            [("nl", "De onderdelen zijn samen 156 uur."), ("en", "The activities add up to 156 hours.")])
        {
            var answer = (await admin.PostAsync($"{Documents}/check", Body(wrong), language: language)).Ok();
            var fault = Assert.Single(answer.GetProperty("faults").EnumerateArray());
            Assert.Equal(
                (line, "totalHours", words),
                (RestAnswer.NumberOf(fault, "line"), fault.GetProperty("field").GetString(),
                    fault.GetProperty("message").GetString()));
            Assert.False(answer.TryGetProperty("routeMap", out _));
        }

        Assert.Equal(
            ["document document-has-faults"],
            (await admin.PostAsync(Documents, Body(wrong))).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));
        Assert.Equal(
            ["document document-version-not-next"],
            (await admin.PostAsync(Documents, Body(text.Replace(
                "\"version\": 1", "\"version\": 3", StringComparison.Ordinal)))).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));
    }

    // Four hours more of one activity.
    private static string Next(string text)
    {
        var document = JsonNode.Parse(text)!;
        document["version"] = 2;
        document["totalHours"] = 160;
        var activity = document["activities"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == Added)!;
        activity["hours"] = activity["hours"]!.GetValue<int>() + 4;
        return document.ToJsonString();
    }

    private static string Body(string document) => JsonSerializer.Serialize(new { kind = RouteMap, document });

    private static string Plan(int seen) => JsonSerializer.Serialize(new
    {
        seenPlanVersion = seen,
        routeMapId = "lpo-year-1",
        routeMapVersion = 2,
        calendarId = "calendar-example",
    });

    private static async Task<int> AskedAsync(RestUser student) =>
        (await student.GetAsync(RestUser.Progress)).Number("requiredMinutes");

    // What the year asks of all students of the cohort together.
    private static async Task<int> AskedOfCohortAsync(RestUser chief) =>
        (await chief.GetAsync("/api/insight/v1/cohorts/demo-cohort")).Number("requiredMinutes");
}
