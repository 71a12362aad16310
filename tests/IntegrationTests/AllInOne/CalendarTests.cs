using System.Net;
using Ical.Net;
using VikLearning.AllInOne;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>A calendar program reads somebody's sessions by an address alone, for as long as that works.</summary>
[Collection(SingleProcessGroup.Name)]
public class CalendarTests(SingleProcess process)
{
    private const string Address = "/api/portfolio/v1/me/calendar-address";

    [Theory]
    [InlineData("student01")]
    [InlineData("teacher01")]
    public async Task Sessions_are_read_by_the_address_alone_until_it_is_replaced(string account)
    {
        await PlanAsync();
        var user = await process.UserAsync(account);
        var first = await MakeAsync(user);
        var (answer, text) = await ReadAsync(first);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store, private", Sorted(answer.Headers.CacheControl!.ToString()));
        Assert.DoesNotContain(answer.Headers, header => header.Key is "Set-Cookie" or "ETag");
        // Another test may have given the teacher a second team: then each session bears its team's id.
        var session = Assert.Single(
            Calendar.Load(text)!.Events,
            it => it.Summary == "Peerfeedbacksessie 4"
                || (account == "teacher01" && it.Summary == "Peerfeedbacksessie 4 (team-01)"));
        Assert.Equal("Zaal 4 (noord)", session.Location);
        Assert.Equal(
            AcademyTime.Moment(Tomorrow, new TimeOnly(9, 30)).UtcDateTime, session.Start!.AsUtc);
        Assert.Contains(Calendar.Load(text)!.Events, it => it.Summary == "Inleveren voor het examen");
        foreach (var person in DemoAccount.All(SingleProcess.Students))
        {
            Assert.DoesNotContain(person.Subject, text, StringComparison.Ordinal);
            Assert.DoesNotContain(person.DisplayName, text, StringComparison.Ordinal);
        }

        var second = await MakeAsync(user);
        await AssertGoneAsync(first);
        await ReadAsync(second);
        (await user.PostAsync($"{Address}/withdrawal", "{}")).Ok();
        await AssertGoneAsync(second);
    }

    [Fact]
    public async Task A_new_address_is_told_once_and_no_older_one_goes_on()
    {
        var user = await process.UserAsync("student02");
        Assert.False((await user.GetAsync(Address)).Ok().TryGetProperty("madeAt", out var at)
            && at.ValueKind != System.Text.Json.JsonValueKind.Null);
        var first = await user.PostAsync(Address, "{}", "same-key");
        var retry = await user.PostAsync(Address, "{}", "same-key");
        Assert.Equal("", retry["path"].GetString());
        Assert.Equal(first["madeAt"].GetString(), retry["madeAt"].GetString());
        await ReadAsync(first["path"].GetString()!);
        Assert.Equal(first["madeAt"].GetString(), (await user.GetAsync(Address))["madeAt"].GetString());
    }

    [Theory]
    [InlineData("GET", "/calendar")]
    [InlineData("GET", "/calendar/")]
    [InlineData("GET", "/calendar/x.ics")]
    [InlineData("GET", "/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("GET", "/calendar/../calendar/%0d%0aHeader:%201.ics")]
    [InlineData("GET", "/CALENDAR/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics?x=1")]
    public async Task What_is_no_address_is_answered_like_one_that_never_was(string method, string path)
    {
        using var http = new HttpClient { BaseAddress = process.Suite.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Calendar-Key", "forged");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(await GoneAsync(), await DescribeAsync(answer));
    }

    private static DateOnly Tomorrow => AcademyTime.Today(TimeProvider.System).AddDays(1);

    private static string Sorted(string header) =>
        string.Join(", ", header.Split(", ").Order(StringComparer.Ordinal));

    // Whoever comes second finds it planned.
    private async Task PlanAsync()
    {
        const string session = "demo-cohort.team-01.peer-feedback-4";
        var teacher = await process.UserAsync("teacher01");
        var calendar = await teacher.GetAsync("/api/portfolio/v1/session-teams/demo-cohort.team-01/calendar");
        var planned = calendar["sessions"].EnumerateArray()
            .Single(one => one.GetProperty("sessionId").GetString() == session);
        (await teacher.PostAsync(
            $"/api/portfolio/v1/sessions/{session}",
            $$"""
            {"seenVersion":{{RestAnswer.NumberOf(planned, "version")}},"date":"{{AcademyTime.Iso(Tomorrow)}}",
             "startTime":"09:30","endTime":"12:30","place":"Zaal 4 (noord)"}
            """)).Ok();
    }

    private static async Task<string> MakeAsync(RestUser user) =>
        (await user.PostAsync(Address, "{}"))["path"].GetString()!;

    private async Task<(HttpResponseMessage Answer, string Text)> ReadAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = process.Suite.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd("nl");
        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task AssertGoneAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = process.Suite.Address };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(await GoneAsync(), await DescribeAsync(answer));
    }

    private async Task<string> GoneAsync()
    {
        using var http = new HttpClient { BaseAddress = process.Suite.Address };
        using var answer = await http.GetAsync(
            new Uri($"/calendar/{new string('A', 43)}.ics", UriKind.Relative),
            TestContext.Current.CancellationToken);
        return await DescribeAsync(answer);
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n"
            + await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
