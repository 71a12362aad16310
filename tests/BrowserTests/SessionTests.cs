using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A session from its planning to the answer to who contests it, and a calendar of one's own, as people do it.
/// </summary>
public sealed class SessionTests(Academy academy)
{
    private const string Activity = "peer-feedback-4";

    [Fact]
    public async Task A_session_is_planned_held_contested_and_corrected()
    {
        const string Absent = "Student 17";
        await using var teacher = await academy.SignInAsync("teacher03");
        await PlanAsync(teacher.Page);
        await RecordAsync(teacher.Page, absent: Absent);

        await using var absent = await academy.SignInAsync($"student{Absent[^2..]}");
        await ContestAsync(absent);
        await AnswerAsync(teacher, Absent);

        await absent.OpenAsync("/sessies");
        var session = absent.Page.Locator($"[data-session={Activity}]");
        await Expect(session.Locator(".record").First).ToHaveAttributeAsync("data-number", "2");
        await session.Locator("summary").ClickAsync();
        await Expect(session.Locator("blockquote").Last).ToHaveTextAsync("Je was er inderdaad.");
        Assert.Empty(await Looks.SeeAsync(absent.Page, "sessie-1"));
        Assert.Empty(teacher.Complaints.Concat(absent.Complaints));
    }

    [Fact]
    public async Task An_address_of_a_calendar_is_shown_once_and_works_without_signing_in()
    {
        await using var student = await academy.SignInAsync("student04");
        await student.OpenAsync("/sessies");
        await student.Page.Locator("main a[href='/agenda']").ClickAsync();
        Assert.Empty(await Looks.SeeAsync(student.Page, "sessie-2"));
        await student.Page.Locator("button[value=make]").ClickAsync();
        var address = await student.Page.Locator("#address").InputValueAsync();
        Assert.Empty(await Looks.SeeAsync(student.Page, "sessie-3"));
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.StartsWith("BEGIN:VCALENDAR", text, StringComparison.Ordinal);

        await student.OpenAsync("/agenda");
        await Expect(student.Page.Locator("#address")).ToHaveCountAsync(0);
        await student.Page.Locator("button[value=withdraw]").ClickAsync();
        await Expect(student.Page.Locator("button[value=withdraw]")).ToHaveCountAsync(0);
        using var gone = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(student.Complaints);
    }

    // The place is forgotten first: it is said at its field, and the rest is still there.
    private static async Task PlanAsync(IPage page)
    {
        await page.GotoAsync("/leerteams");
        await page.Locator(".team a[href$=sessies]").ClickAsync();
        Assert.Empty(await Looks.SeeAsync(page, "sessie-4"));
        await page.Locator($"tr[data-session={Activity}] a").ClickAsync();
        var yesterday = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, "Europe/Amsterdam")
            .AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await page.Locator("#date").FillAsync(yesterday);
        await page.Locator("#start").FillAsync("06:00");
        await page.Locator("#end").FillAsync("09:00");
        await page.Locator("#place").FillAsync("");
        await page.Locator("form:has(#place) button").ClickAsync();
        await Expect(page.Locator("#place-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#date")).ToHaveValueAsync(yesterday);
        Assert.Empty(await Looks.SeeAsync(page, "sessie-5"));
        await page.Locator("#place").FillAsync("Lokaal 2.14");
        await page.Locator("form:has(#place) button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
    }

    // Everybody is there until the teacher says otherwise; minutes that can't be are said and the rest stays.
    private static async Task RecordAsync(IPage page, string absent)
    {
        var rows = page.Locator("table.attendees tbody tr");
        await Expect(rows).ToHaveCountAsync(8);
        await Expect(page.Locator("table.attendees input[type=checkbox]:checked")).ToHaveCountAsync(8);
        Assert.Empty(await Looks.SeeAsync(page, "sessie-6"));
        await rows.Filter(new() { HasText = absent }).Locator("input[type=checkbox]").UncheckAsync();
        await rows.Nth(3).Locator("input[type=number]").FillAsync("3");
        await page.Locator("form:has(table.attendees) button").ClickAsync();
        await Expect(page.Locator("#attendees-error")).ToBeVisibleAsync();
        await Expect(page.Locator("table.attendees input[type=checkbox]:checked")).ToHaveCountAsync(7);
        await rows.Nth(3).Locator("input[type=number]").FillAsync("150");
        await page.Locator("form:has(table.attendees) button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator("main table tbody tr")).ToHaveCountAsync(8);
        Assert.Empty(await Looks.SeeAsync(page, "sessie-7"));
    }

    private static async Task ContestAsync(Visitor student)
    {
        await student.OpenAsync("/sessies");
        Assert.Empty(await Looks.SeeAsync(student.Page, "sessie-8"));
        await student.Page.Locator($"[data-session={Activity}] a").ClickAsync();
        await student.Page.Locator("form:has(#text) button").ClickAsync();
        await Expect(student.Page.Locator("#text-error")).ToBeVisibleAsync();
        Assert.Empty(await Looks.SeeAsync(student.Page, "sessie-9"));
        await student.Page.Locator("#text").FillAsync("Ik was er van begin tot eind.");
        await student.Page.Locator("form:has(#text) button").ClickAsync();
        await Expect(student.Page.Locator(".success")).ToBeVisibleAsync();
        await Expect(student.Page.Locator($"[data-session={Activity}] blockquote"))
            .ToHaveTextAsync("Ik was er van begin tot eind.");
    }

    private static async Task AnswerAsync(Visitor teacher, string student)
    {
        await teacher.OpenAsync("/leerteams/betwist");
        Assert.Empty(await Looks.SeeAsync(teacher.Page, "sessie-10"));
        await teacher.Page.Locator(".session").Filter(new() { HasText = student }).Locator("a.button").ClickAsync();
        Assert.Empty(await Looks.SeeAsync(teacher.Page, "sessie-11"));
        await teacher.Page.Locator("#minutes").FillAsync("180");
        await teacher.Page.Locator("textarea").FillAsync("Je was er inderdaad.");
        await teacher.Page.Locator("button[value=correct]").ClickAsync();
        await Expect(teacher.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/leerteams/betwist$"));
        await Expect(teacher.Page.Locator(".session").Filter(new() { HasText = student })).ToHaveCountAsync(0);
    }
}
