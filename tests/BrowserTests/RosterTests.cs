using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>The administrator's pages of the roster.</summary>
public sealed class RosterTests(Academy academy)
{
    [Fact]
    public async Task A_roster_is_checked_imported_and_changed_by_hand()
    {
        await using var admin = await academy.SignInAsync("admin");
        var page = admin.Page;
        var archive = await RosterFiles.ExportAsync(page);
        await RosterFiles.CheckAsync(page, archive);
        await Expect(page.Locator(".success")).ToContainTextAsync("al zoals het archief zegt");

        await RosterFiles.CheckAsync(page, RosterFiles.WithCohort(archive, "browser-rooster"));
        await Expect(page.Locator("#changes-title")).ToBeFocusedAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("Studenten ingeschreven");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Alles importeren" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Geïmporteerd");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("studenten");

        await page.GotoAsync("/rooster/browser-rooster/studenten/browser-rooster-student");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Noor Zomer");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Naar een ander team" }).ClickAsync();
        await page.Locator("#date").FillAsync("2020-01-01");
        await page.Locator("form:has(#team) button").ClickAsync();
        await Expect(page.Locator(".summary a[href='#team']")).ToBeVisibleAsync();
        await page.Locator("#team").SelectOptionAsync("groen");
        await page.Locator("form:has(#team) button").ClickAsync();
        await Expect(page.Locator(".summary a[href='#date']")).ToBeVisibleAsync();
        await Expect(page.Locator("#team")).ToHaveValueAsync("groen");
        await page.Locator("#date").FillAsync($"{RosterFiles.Start.AddDays(7):yyyy-MM-dd}");
        await page.Locator("form:has(#team) button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("Groen");
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task Faults_are_listed_by_file_and_line_and_nothing_changes()
    {
        await using var admin = await academy.SignInAsync("admin", "en");
        var page = admin.Page;
        await RosterFiles.CheckAsync(page, RosterFiles.Spoilt(await RosterFiles.ExportAsync(page)));

        await Expect(page.Locator("#faults-title")).ToBeFocusedAsync();
        await Expect(page.Locator("tbody tr", new() { HasText = "enrollments.csv" }).First)
            .ToContainTextAsync("student and teacher");
        await Expect(page.Locator("tbody tr", new() { HasText = "courses.csv" }).First).ToContainTextAsync("2");
        await Expect(page.Locator("button", new() { HasText = "Import all of it" })).ToHaveCountAsync(0);
        Assert.Empty(admin.Complaints);
    }
}
