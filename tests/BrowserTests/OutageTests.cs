using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Playwright;
using VikLearning.TestHosts;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A form that is sent while a service is away is not lost, and sending it again never doubles it.</summary>
public sealed class OutageTests(Academy academy) : IAsyncLifetime
{
    private static readonly (string Name, string Role)[] s_accounts =
        [("student1", "student"), ("admin", "administrator")];

    private PostgresCluster _postgres = null!;
    private SeparateSuite _suite = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (PostgresCluster.Missing is { } reason)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("VIK_REQUIRE_ALL") == "1", reason);
            Assert.Fail(reason);
        }

        _postgres = await PostgresCluster.StartAsync();
        _suite = new SeparateSuite(await _postgres.CreateDatabaseAsync(), s_accounts);
        await _suite.StartAsync(Stop);
        await EnrolAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_suite is not null)
        {
            await _suite.DisposeAsync();
            await _postgres.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_was_typed_stays_while_the_service_is_away_and_is_kept_once_it_is_back()
    {
        await using var student = await academy.VisitAsync(elsewhere: _suite.Address);
        await student.SignInAsync("student1");
        var hours = student.Page;
        await student.OpenAsync("/mijn-route");
        await hours.Locator("#activity").SelectOptionAsync("presenting");
        await hours.Locator("#minutes").FillAsync("40");
        await hours.Locator("#note").FillAsync("tijdens de storing");
        var reflection = await student.NewTabAsync();
        await reflection.GotoAsync("/reflecties/nieuw");
        await reflection.Locator("#title").FillAsync("Storing");
        await reflection.Locator("#text").FillAsync("Ook dit blijft staan.");

        await _suite.Process("portfolio").KillAsync();
        await AssertStaysAsync(hours, "form:has(#activity)", "#note", "tijdens de storing");
        await AssertStaysAsync(reflection, "form:has(#text)", "#text", "Ook dit blijft staan.");
        await Expect(hours.Locator("#activity")).ToHaveValueAsync("presenting");
        await Expect(reflection.Locator("#title")).ToHaveValueAsync("Storing");

        _suite.Process("portfolio").Start();
        await _suite.BecomeReadyAsync(Stop);
        await hours.Locator("form:has(#activity) button").ClickAsync();
        await Expect(hours.Locator(".success")).ToBeVisibleAsync();
        await reflection.Locator("form:has(#text) button:not(.secondary)").ClickAsync();
        await Expect(reflection.Locator(".prose")).ToHaveTextAsync("Ook dit blijft staan.");
        await student.OpenAsync("/uren");
        await Expect(hours.GetByText("tijdens de storing")).ToHaveCountAsync(1);
    }

    // The key stays too: whether the first try was kept nobody can tell, and only the same key counts once.
    private static async Task AssertStaysAsync(IPage page, string form, string field, string typed)
    {
        var key = await page.Locator("input[name='Input.Key']").InputValueAsync();
        await page.Locator($"{form} button:not(.secondary)").ClickAsync();
        await Expect(page.Locator(".summary")).ToContainTextAsync("We konden dit nu niet opslaan");
        await Expect(page.Locator(field)).ToHaveValueAsync(typed);
        Assert.Equal(key, await page.Locator("input[name='Input.Key']").InputValueAsync());
    }

    private async Task EnrolAsync()
    {
        var start = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-30).ToString("O", CultureInfo.InvariantCulture);
        await PostAsync("cohorts", new
        {
            cohortId = "cohort-1",
            locationId = "noord",
            name = "Lichting 1",
            startDate = start,
            routeMapId = "lpo-year-1",
            routeMapVersion = 1,
            calendarId = "calendar-example",
        });
        await PostAsync("cohorts/cohort-1/teams", new { teamId = "team-1", name = "Team 1" });
        await PostAsync(
            "cohorts/cohort-1/students", new { teamId = "team-1", studentId = "student1", name = "Student 1" });
        using var client = await ClientAsync("student1");

        // Portfolio hears of it through the feed: ask until it has.
        while (!(await client.GetAsync(new Uri("/api/portfolio/v1/me/progress", UriKind.Relative), Stop))
            .IsSuccessStatusCode)
        {
            await Task.Delay(50, Stop);
        }
    }

    private async Task PostAsync(string path, object body)
    {
        using var client = await ClientAsync("admin");
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.PostAsJsonAsync($"/api/roster/v1/{path}", body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private async Task<HttpClient> ClientAsync(string account)
    {
        var client = new HttpClient { BaseAddress = _suite.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await _suite.TokenAsync(account, Stop));
        return client;
    }
}
