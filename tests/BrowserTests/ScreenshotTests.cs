using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace VikLearning.BrowserTests;

/// <summary>Pictures of every page for people to look at; and no page is wider than its screen.</summary>
public sealed class ScreenshotTests(Academy academy)
{
    private static readonly int[] s_widths = [390, 768, 1440];

    public static TheoryData<int, ColorScheme> Screens =>
        [.. s_widths.SelectMany(width => (IEnumerable<TheoryDataRow<int, ColorScheme>>)
            [new(width, ColorScheme.Light), new(width, ColorScheme.Dark)])];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_fit_their_screen(int width, ColorScheme scheme)
    {
        await using var visitor = await academy.VisitAsync("nl", width, scheme);
        await KeepAsync(visitor.Page, "/", "welkom", width, scheme);
        await KeepAsync(visitor.Page, "/portal/sign-in", "inloggen", width, scheme);
        await visitor.SignInAsync("student01");
        await KeepAsync(visitor.Page, "/mijn-route", "mijn-route", width, scheme);
        await KeepAsync(visitor.Page, "/uren", "uren", width, scheme);
        await KeepAsync(visitor.Page, "/reflecties/nieuw", "reflectie-nieuw", width, scheme);
        await KeepAsync(visitor.Page, "/cohorten", "geen-toegang", width, scheme);

        await using var chief = await academy.SignInAsync("chief01", "en", width, scheme);
        await KeepAsync(chief.Page, "/cohorten", "cohorten", width, scheme);
        await chief.Page.Locator(".cards h2 a[href$=demo-cohort]").ClickAsync();
        await Assertions.Expect(chief.Page.Locator(".live.on")).ToBeVisibleAsync();
        await KeepAsync(chief.Page, null, "cohort", width, scheme);

        await using var teacher = await academy.SignInAsync("teacher01", "nl", width, scheme);
        await KeepAsync(teacher.Page, "/leerteams", "leerteams", width, scheme);
        await teacher.Page.Locator(".team-students a").First.ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("[data-on-track]")).ToBeVisibleAsync();
        await KeepAsync(teacher.Page, null, "leerteam-student", width, scheme);
        await KeepAsync(visitor.Page, "/wie-keek", "wie-keek", width, scheme);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_the_privacy_staff_fit_their_screen(int width, ColorScheme scheme)
    {
        await using var officer = await academy.SignInAsync("privacy01", "nl", width, scheme);
        await KeepAsync(officer.Page, "/uitzondering", "uitzondering", width, scheme);
        await officer.Page.Locator("main button.button").ClickAsync();
        await KeepAsync(officer.Page, null, "uitzondering-fout", width, scheme);
        var student = await PrivacyStaff.OpenAsync(
            officer.Page, academy, () => KeepAsync(officer.Page, null, "uitzondering-zeker", width, scheme));
        await KeepAsync(officer.Page, null, "uitzondering-open", width, scheme);
        await KeepAsync(officer.Page, "/uitzondering/niemand", "uitzondering-gesloten", width, scheme);

        await using var admin = await academy.SignInAsync("admin", "nl", width, scheme);
        var signal = await PrivacyStaff.RaiseSignalAsync(academy, admin.Page, "teacher03");
        await KeepAsync(admin.Page, "/signalen", "signalen", width, scheme);
        await signal.Locator("a.button").First.ClickAsync();
        await KeepAsync(admin.Page, null, "signaal", width, scheme);
        await using var own = await academy.SignInAsync(student, "nl", width, scheme);
        await KeepAsync(own.Page, "/wie-keek", "wie-keek-uitzondering", width, scheme);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_the_roster_fit_their_screen(int width, ColorScheme scheme)
    {
        await using var admin = await academy.SignInAsync("admin", "nl", width, scheme);
        var page = admin.Page;
        await KeepAsync(page, "/rooster", "rooster", width, scheme);
        await KeepAsync(page, "/rooster/demo-cohort", "rooster-lichting", width, scheme);
        await page.Locator("a[href*=studenten]").First.ClickAsync();
        await KeepAsync(page, null, "rooster-student", width, scheme);
        await page.Locator("a[href$=verplaatsen]").ClickAsync();
        await page.Locator("form:has(#team) button").ClickAsync();
        await KeepAsync(page, null, "rooster-verplaatsen-fout", width, scheme);
        await KeepAsync(page, "/rooster/import", "rooster-import", width, scheme);
        var archive = await RosterFiles.ExportAsync(page);
        await RosterFiles.CheckAsync(page, RosterFiles.Spoilt(archive));
        await KeepAsync(page, null, "rooster-import-fouten", width, scheme);
        var cohort = $"beeld-{width}-{(scheme == ColorScheme.Dark ? "donker" : "licht")}";
        await RosterFiles.CheckAsync(page, RosterFiles.WithCohort(archive, cohort));
        await KeepAsync(page, null, "rooster-import-klopt", width, scheme);
        await page.Locator("main form:has([name='Input.Key']) button").ClickAsync();
        await Assertions.Expect(page.Locator("progress")).ToBeVisibleAsync();
        await KeepAsync(page, null, "rooster-import-voortgang", width, scheme);
    }

    private static async Task KeepAsync(IPage page, string? address, string name, int width, ColorScheme scheme)
    {
        if (address is not null)
        {
            await page.GotoAsync(address);
        }

        var look = scheme.ToString().ToLower(CultureInfo.InvariantCulture);
        var file = Path.Combine(Academy.Screenshots, $"{name}-{width}-{look}.png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });
        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(wider <= 0, $"{name} is {wider} px wider than a screen of {width} px.");
    }
}
