using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace VikLearning.BrowserTests;

/// <summary>axe finds nothing on any page, in Dutch and English, light and dark.</summary>
public sealed class AccessibilityTests(Academy academy)
{
    private static readonly string[] s_rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static TheoryData<string, ColorScheme> Looks => new()
    {
        { "nl", ColorScheme.Light },
        { "en", ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_without_sign_in_are_clean(string language, ColorScheme scheme)
    {
        await using var visitor = await academy.VisitAsync(language, scheme: scheme);
        await CheckAsync(visitor.Page, "/", "/bestaat-niet", "/portal/sign-in");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_students_pages_are_clean(string language, ColorScheme scheme)
    {
        await using var student = await academy.SignInAsync("student09", language, scheme: scheme);
        await CheckAsync(
            student.Page, "/mijn-route", "/uren", "/reflecties", "/reflecties/nieuw",
            "/reflecties/nieuw?sjabloon=starrt", "/leerteam/reflecties", "/wie-keek", "/cohorten");
        await student.Page.GotoAsync("/uren");
        await student.Page.Locator("td a[href$=intrekken]").First.ClickAsync();
        await CheckAsync(student.Page);
        await student.Page.GotoAsync("/uren");
        await student.Page.Locator("td a").First.ClickAsync();
        await CheckAsync(student.Page);
        await student.Page.Locator("#minutes").FillAsync("ongeldig");
        await student.Page.Locator("form:has(#activity) button").ClickAsync();
        await Assertions.Expect(student.Page.Locator(".summary")).ToBeVisibleAsync();
        await CheckAsync(student.Page);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_students_pages_are_clean_on_a_phone(string language, ColorScheme scheme)
    {
        await using var student = await academy.SignInAsync("student09", language, 390, scheme);
        await CheckAsync(student.Page, "/mijn-route", "/uren", "/reflecties", "/wie-keek");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_chiefs_pages_are_clean(string language, ColorScheme scheme)
    {
        await using var chief = await academy.SignInAsync("chief01", language, scheme: scheme);
        await CheckAsync(chief.Page, "/cohorten");
        await chief.Page.Locator(".cards h2 a[href$=demo-cohort]").ClickAsync();
        await Assertions.Expect(chief.Page.Locator(".live.on")).ToBeVisibleAsync();
        await CheckAsync(chief.Page);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_teachers_pages_are_clean(string language, ColorScheme scheme)
    {
        await using var teacher = await academy.SignInAsync("teacher01", language, scheme: scheme);
        await CheckAsync(teacher.Page, "/leerteams/reflecties", "/leerteams");
        await teacher.Page.Locator(".team-students a").First.ClickAsync();
        await Assertions.Expect(teacher.Page.Locator("[data-on-track]")).ToBeVisibleAsync();
        await CheckAsync(teacher.Page);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_pages_of_the_workbook_are_clean(string language, ColorScheme scheme)
    {
        var width = scheme == ColorScheme.Light ? 1280 : 390;
        await using var student = await academy.SignInAsync("student01", language, width, scheme);
        await CheckAsync(student.Page, "/werkboek");
        foreach (var stage in (string[])["SignedOff", "WithCoach", "Writing"])
        {
            await student.Page.GotoAsync("/werkboek");
            await student.Page.Locator($"[data-stage={stage}] a").First.ClickAsync();
            await CheckAsync(student.Page);
        }

        await student.Page.Locator("#text").FillAsync("");
        await student.Page.Locator("form:has(#text) button").First.ClickAsync();
        await Assertions.Expect(student.Page.Locator(".summary")).ToBeVisibleAsync();
        await CheckAsync(student.Page);

        await using var coach = await academy.SignInAsync("coach01", language, width, scheme);
        await CheckAsync(coach.Page, "/praktijk");
        await coach.Page.Locator("#waiting a").First.ClickAsync();
        await CheckAsync(coach.Page);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_pages_of_the_privacy_staff_are_clean(string language, ColorScheme scheme)
    {
        var width = scheme == ColorScheme.Light ? 1280 : 390;
        await using var officer = await academy.SignInAsync("privacy01", language, width, scheme);
        await CheckAsync(officer.Page, "/uitzondering", "/uitzondering/niemand");
        await officer.Page.GotoAsync("/uitzondering");
        await officer.Page.Locator("main button.button").ClickAsync();
        await Assertions.Expect(officer.Page.Locator(".summary")).ToBeVisibleAsync();
        await CheckAsync(officer.Page);
        var student = await PrivacyStaff.OpenAsync(officer.Page, academy);
        await CheckAsync(officer.Page);

        await using var admin = await academy.SignInAsync("admin", language, width, scheme);
        var signal = await PrivacyStaff.RaiseSignalAsync(academy, admin.Page, "teacher03");
        await CheckAsync(admin.Page);
        await signal.Locator("a.button").First.ClickAsync();
        await CheckAsync(admin.Page);
        await using var own = await academy.SignInAsync(student, language, width, scheme);
        await CheckAsync(own.Page, "/wie-keek");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_pages_of_the_roster_are_clean(string language, ColorScheme scheme)
    {
        var width = scheme == ColorScheme.Light ? 1280 : 390;
        await using var admin = await academy.SignInAsync("admin", language, width, scheme);
        const string Cohort = "/rooster/demo-cohort";
        await CheckAsync(admin.Page, "/rooster", "/rooster/import", Cohort, $"{Cohort}/teams/team-01");
        await admin.Page.GotoAsync(Cohort);
        await admin.Page.Locator("a[href*=studenten]").First.ClickAsync();
        await CheckAsync(admin.Page);
        var student = new Uri(admin.Page.Url).AbsolutePath;
        await CheckAsync(
            admin.Page, $"{student}/verplaatsen", $"{student}/afwezigheid", $"{student}/vertrek", $"{student}/naam",
            $"{student}/praktijkcoach");
        var archive = await RosterFiles.ExportAsync(admin.Page);
        await RosterFiles.CheckAsync(admin.Page, RosterFiles.Spoilt(archive));
        await CheckAsync(admin.Page);
        await RosterFiles.CheckAsync(admin.Page, RosterFiles.WithCohort(archive, $"axe-{language}"));
        await CheckAsync(admin.Page);
        await admin.Page.Locator("main form:has([name='Input.Key']) button").ClickAsync();
        await Assertions.Expect(admin.Page.Locator("progress")).ToBeVisibleAsync();
        await CheckAsync(admin.Page);
    }

    private static async Task CheckAsync(IPage page, params string[] addresses)
    {
        foreach (var address in addresses.DefaultIfEmpty(page.Url))
        {
            if (page.Url != address)
            {
                await page.GotoAsync(address);
            }

            var rules = new AxeRunOptions { RunOnly = new() { Type = "tag", Values = [.. s_rules] } };
            var result = await page.RunAxe(rules);
            Assert.Empty(result.Violations.Select(violation =>
                $"{page.Url}: {violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        }
    }
}
