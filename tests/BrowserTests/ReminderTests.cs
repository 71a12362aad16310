using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A session that is near, on the first page of who has to be there.</summary>
public sealed class ReminderTests(Academy academy)
{
    private const string Activity = "reflection-session-8";

    [Fact]
    public async Task A_session_that_is_near_stands_on_the_first_page_until_the_student_has_had_enough()
    {
        await using var teacher = await academy.SignInAsync("teacher03");
        await PlanAsync(teacher.Page);
        await using var student = await academy.SignInAsync("student18");
        var reminder = student.Page.Locator(".reminding [data-reminder=session-soon]");
        do
        {
            await student.OpenAsync("/mijn-route");
        }
        while (await reminder.CountAsync() == 0);
        await Expect(reminder).ToContainTextAsync("Reflectie");
        Assert.Empty(await Looks.SeeAsync(student.Page, "herinnering-1"));
        await student.Page.Locator(".reminding a[href='/herinneringen']").ClickAsync();
        await Expect(student.Page.Locator("[data-reminder=session-soon]")).ToBeVisibleAsync();
        Assert.Empty(await Looks.SeeAsync(student.Page, "herinnering-2"));

        await student.OpenAsync("/mijn-route");
        await reminder.Locator("button").ClickAsync();
        await Expect(student.Page.Locator("#road-title")).ToBeVisibleAsync();
        Assert.EndsWith("/mijn-route", student.Page.Url, StringComparison.Ordinal);
        await Expect(reminder).ToHaveCountAsync(0);
        Assert.Empty(teacher.Complaints.Concat(student.Complaints));
    }

    private static async Task PlanAsync(IPage page)
    {
        var now = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, "Europe/Amsterdam");
        var (day, hour) = now.Hour < 19 ? (now, 20) : (now.AddDays(1), 6);
        await page.GotoAsync("/leerteams");
        await page.Locator(".team a[href$=sessies]").ClickAsync();
        await page.Locator($"tr[data-session={Activity}] a").ClickAsync();
        await page.Locator("#date").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("#start").FillAsync(string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00"));
        await page.Locator("#end").FillAsync(string.Create(CultureInfo.InvariantCulture, $"{hour + 1:00}:00"));
        await page.Locator("#place").FillAsync("Lokaal 2.14");
        await page.Locator("form:has(#place) button").First.ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
    }
}
