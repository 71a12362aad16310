using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>What a student does, in a real browser against the real suite.</summary>
public sealed class StudentTests(Academy academy)
{
    private const string Form = "form:has(#activity)";

    [Fact]
    public async Task A_student_sees_the_year_as_a_road_and_as_a_table()
    {
        await using var student = await academy.SignInAsync("student01");

        await Expect(student.Page).ToHaveURLAsync(new Regex("/mijn-route$"));
        var road = student.Page.Locator("svg.road.wide");
        await Expect(road).ToBeVisibleAsync();
        await Expect(road.Locator("> title"))
            .ToHaveTextAsync("De weg van je leerjaar, met 26 activiteiten in vier kwartalen");
        await Expect(road.Locator(".road-base")).ToHaveCountAsync(4);
        await Expect(road.Locator("a.road-stop")).ToHaveCountAsync(28);
        await Expect(road.Locator(".today-text")).ToHaveTextAsync("Vandaag");
        await Expect(road.Locator(".flag-name")).ToHaveTextAsync("Examen");
        await Expect(student.Page.Locator("#alle-activiteiten tfoot td").First).ToHaveTextAsync("156:00");
        await Expect(student.Page.Locator("#alle-activiteiten tbody tr:not(.group)")).ToHaveCountAsync(26);
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task Logged_hours_are_confirmed_listed_and_added_up()
    {
        await using var student = await academy.SignInAsync("student02");
        var before = await CreditedAsync(student.Page, "Presenteren");

        await student.LogHoursAsync("presenting", 35, "Geoefend <b>voor</b> de groep");

        await Expect(student.Page.Locator(".success-title")).ToHaveTextAsync("Opgeslagen: 35 min op Presenteren");
        var newest = student.Page.Locator(".entries li").First;
        await Expect(newest).ToContainTextAsync("Presenteren");
        await Expect(newest).ToContainTextAsync("Geoefend <b>voor</b> de groep");
        Assert.Equal(before + 35, await CreditedAsync(student.Page, "Presenteren"));
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_what_was_typed_stays()
    {
        await using var student = await academy.SignInAsync("student03");
        var page = student.Page;
        await student.OpenAsync("/mijn-route");
        var tomorrow = DateTime.Today.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var note = new string('x', 501);
        await page.Locator("#date").FillAsync(tomorrow);
        await page.Locator("#hours").FillAsync("anderhalf");
        await page.Locator("#note").FillAsync(note);

        await page.Locator($"{Form} button").ClickAsync();

        var summary = page.Locator(".summary[role=alert]");
        await Expect(summary).ToBeFocusedAsync();
        foreach (var field in (string[])["activity", "date", "minutes", "note"])
        {
            await Expect(summary.Locator($"a[href='#{field}']")).ToHaveCountAsync(1);
            await Expect(page.Locator($"#{field}-error")).ToBeVisibleAsync();
            await Expect(page.Locator($"#{field}")).ToHaveAttributeAsync("aria-invalid", "true");
        }

        await Expect(page.Locator("#date")).ToHaveValueAsync(tomorrow);
        await Expect(page.Locator("#hours")).ToHaveValueAsync("anderhalf");
        await Expect(page.Locator("#note")).ToHaveValueAsync(note);
        await Expect(page).ToHaveTitleAsync(new Regex("^Fout:"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_counts_once()
    {
        await using var student = await academy.SignInAsync("student04");
        var page = student.Page;
        await student.OpenAsync("/mijn-route");
        await page.Locator("#activity").SelectOptionAsync("presenting");
        await page.Locator("#minutes").FillAsync("10");
        await page.Locator("#note").FillAsync("twee keer geklikt");

        // Two answers to one form, as two quick clicks without the script would give.
        var entries = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const form = document.querySelector("form:has(#activity)");
              const send = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
              return (await Promise.all([send(), send()])).map(answer => new URL(answer.url).search);
            }
            """);

        Assert.Contains("bewaard=", entries[0], StringComparison.Ordinal);
        Assert.Equal(entries[0], entries[1]);
        await student.OpenAsync("/uren");
        await Expect(page.GetByText("twee keer geklikt")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_correction_replaces_the_entry_and_keeps_it_readable()
    {
        await using var student = await academy.SignInAsync("student05");
        var page = student.Page;
        await student.LogHoursAsync("presenting", 50, "vergist");
        await page.Locator(".entries .fresh .entry-do").ClickAsync();
        await Expect(page.Locator("#minutes")).ToHaveValueAsync("50");

        await page.Locator("#minutes").FillAsync("20");
        await page.Locator($"{Form} button").ClickAsync();

        await Expect(page.Locator(".success-title")).ToHaveTextAsync("Je correctie is opgeslagen");
        await student.OpenAsync("/uren");
        await Expect(page.Locator("tr.replaced").First).ToContainTextAsync("50 min");
        await Expect(page.Locator("tbody tr:not(.replaced)").First).ToContainTextAsync("20 min");
    }

    [Fact]
    public async Task A_withdrawn_entry_stays_readable_and_no_longer_counts()
    {
        await using var student = await academy.SignInAsync("student20");
        var page = student.Page;
        var before = await CreditedAsync(page, "Presenteren");
        await student.LogHoursAsync("presenting", 15, "op de verkeerde dag");
        Assert.Equal(before + 15, await CreditedAsync(page, "Presenteren"));
        await page.Locator(".entries .fresh .entry-do").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Uren intrekken" }).ClickAsync();
        await Expect(page.Locator(".was")).ToContainTextAsync("Presenteren");
        await Expect(page.Locator(".was")).ToContainTextAsync("15 min");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, trek deze uren in" }).ClickAsync();

        await Expect(page.Locator(".success-title")).ToHaveTextAsync("Ingetrokken: 15 min op Presenteren");
        var row = page.Locator("tr.replaced", new() { HasText = "op de verkeerde dag" });
        await Expect(row.Locator(".chip")).ToHaveTextAsync("Ingetrokken");
        await Expect(row.Locator(".entry-time")).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Expect(row.Locator("a")).ToHaveCountAsync(0);
        await student.OpenAsync("/mijn-route");
        Assert.Equal(before, await CreditedAsync(page, "Presenteren"));
        await Expect(page.Locator(".entries")).Not.ToContainTextAsync("op de verkeerde dag");
        Assert.Empty(student.Complaints);
    }

    private static async Task<int> CreditedAsync(IPage page, string activity)
    {
        var row = page.Locator("#alle-activiteiten tbody tr", new() { HasText = activity });
        var text = await row.Locator("td.number").Nth(1).InnerTextAsync();
        return text.Split(':') is [var hours, var minutes]
            ? (int.Parse(hours, CultureInfo.InvariantCulture) * 60) + int.Parse(minutes, CultureInfo.InvariantCulture)
            : 0;
    }
}
