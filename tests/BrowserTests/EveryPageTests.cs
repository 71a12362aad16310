using System.Collections.Immutable;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>
/// Every page of the portal is looked at once: it fits its screens, axe finds nothing on it, and people have a picture
/// of it. In the demo academy as it starts, by who may open it.
/// </summary>
public sealed partial class EveryPageTests(Academy academy)
{
    // What there is only after somebody did something is looked at where they do it.
    private static readonly ImmutableDictionary<string, string> s_elsewhere = new Dictionary<string, string>
    {
        ["/certificaten/{Number:long}"] = nameof(DataSubjectTests),
        ["/feedback/{RoundId}/gegeven/{ReceiverId}"] = nameof(FeedbackTests),
        ["/feedback/{RoundId}/geven/{ReceiverId}"] = nameof(FeedbackTests),
        ["/feedback/{RoundId}/ontvangen/{GiverId}"] = nameof(FeedbackTests),
        ["/leerteams/{StudentId}/feedbackopdracht/{AssignmentId}"] = nameof(FeedbackAssignmentTests),
        ["/leerteams/{SessionId}/sessie/{StudentId}"] = nameof(SessionTests),
        ["/leerteams/{RoundId}/ronde"] = nameof(FeedbackTests),
        ["/leerteams/{RoundId}/ronde/{ReceiverId}/{GiverId}"] = nameof(FeedbackTests),
    }.ToImmutableDictionary();

    private readonly HashSet<string> _seen = [];
    private readonly List<string> _faults = [];

    [Fact]
    public async Task Every_page_fits_its_screen_and_is_clean()
    {
        await StudentAsync();
        await TeamAsync();
        await ChiefAsync();
        await OfficerAsync();
        await AdministratorAsync();
        await RosterAsync();
        await ExamAsync();
        await ScoringAsync();
        await AppealsAsync();
        await ExaminersAsync();

        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
        var seen = _seen.Select(PortalPages.TemplateOf);
        Assert.Empty(PortalPages.Templates.Except(s_elsewhere.Keys).Except(seen));
        Assert.Empty(s_elsewhere.Keys.Except(PortalPages.Templates));
    }

    private async Task StudentAsync()
    {
        await using var visitor = await academy.VisitAsync();
        await SeeAsync(visitor, "/", "welkom");
        await SeeAsync(visitor, "/bestaat-niet", "niet-gevonden");
        await SeeAsync(visitor, "/portal/sign-in", "inloggen");
        await visitor.SignInAsync("student01");
        await SeeAsync(visitor, "/mijn-route", "mijn-route");
        await visitor.Page.Locator("#minutes").FillAsync("ongeldig");
        await visitor.Page.Locator("form:has(#activity) button").ClickAsync();
        await SeeAsync(visitor, null, "mijn-route-fout");
        await SeeAsync(visitor, "/uren", "uren");
        await SeeAsync(visitor, "a[href$=intrekken]", "uren-intrekken");
        await visitor.OpenAsync("/uren");
        await SeeAsync(visitor, "td a:not([href$=intrekken])", "uren-corrigeren");
        await SeeAsync(visitor, "/wie-keek", "wie-keek");
        await SeeAsync(visitor, "/mijn-gegevens", "mijn-gegevens");
        await SeeAsync(visitor, "/cohorten", "geen-toegang");
        await SeeAsync(visitor, "/dilemmas", "dilemmas");
        await SeeAsync(visitor, "/dilemmas/nieuw", "dilemma-nieuw");
        await visitor.Page.Locator("#title").FillAsync("De pet op het feest");
        await visitor.Page.Locator("form:has(#title) button").ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToContainTextAsync("De pet op het feest");
        await SeeAsync(visitor, null, "dilemma");
        await SeeAsync(visitor, "/feedback", "feedback-leeg");
        await SeeAsync(visitor, "/feedbackopdracht", "feedbackopdracht-leeg");
        await ReflectionsAsync(visitor);
        await SessionsAsync(visitor);
        await WorkbookAsync(visitor);
    }

    private async Task ReflectionsAsync(Visitor student)
    {
        await SeeAsync(student, "/reflecties/nieuw", "reflectie-nieuw");
        await SeeAsync(student, "/reflecties/nieuw?sjabloon=starrt", "reflectie-nieuw-starrt");
        await student.Page.Locator("#title").FillAsync("Nog niet af");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Concept bewaren" }).ClickAsync();
        await SeeAsync(student, "/reflecties", "reflecties");
        await SeeAsync(student, ".draft-discard", "concept-weggooien");
        await student.OpenAsync("/reflecties");
        await SeeAsync(student, "main a[href^='/reflecties/']:not([href*=nieuw]):not([href*=concept])", "reflectie");
        var reflection = new Uri(student.Page.Url).AbsolutePath;
        await SeeAsync(student, "a[href^='/bijlagen/']:not([download])", "bijlagen");
        await SeeAsync(student, $"{reflection}/herschrijven", "reflectie-herschrijven");
        await student.Page.Locator("#text").FillAsync("Een andere tekst.");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe versie opslaan" }).ClickAsync();
        await SeeAsync(student, $"{reflection}/verschillen", "reflectie-verschillen");
        await student.OpenAsync(reflection);
        foreach (var audience in (string[])["Je docent", "Je leerteam"])
        {
            await student.Page.Locator(".share").Filter(new() { HasText = audience })
                .Locator("button").First.ClickAsync();
            await Expect(student.Page.Locator(".success")).ToBeVisibleAsync();
        }

        await SeeAsync(student, null, "reflectie-gedeeld");
    }

    private async Task SessionsAsync(Visitor student)
    {
        await SeeAsync(student, "/sessies", "sessies");
        await SeeAsync(student, "a[href$=betwisten]", "sessie-betwisten");
        await SeeAsync(student, "/agenda", "agenda");
        await SeeAsync(student, "/herinneringen", "herinneringen");
    }

    private async Task WorkbookAsync(Visitor student)
    {
        await SeeAsync(student, "/werkboek", "werkboek");
        foreach (var stage in (string[])["SignedOff", "WithCoach", "Writing"])
        {
            await student.OpenAsync("/werkboek");
            await SeeAsync(student, $"[data-stage={stage}] a", $"werkboek-{stage}");
        }

        await student.Page.Locator("#text").FillAsync("");
        await student.Page.Locator("form:has(#text) button").First.ClickAsync();
        await Expect(student.Page.Locator(".summary")).ToBeVisibleAsync();
        await SeeAsync(student, null, "werkboek-fout");
        await using var coach = await academy.SignInAsync("coach01", "en");
        await SeeAsync(coach, "/praktijk", "praktijk");
        await SeeAsync(coach, "#waiting a", "praktijk-taak");
    }

    private async Task TeamAsync()
    {
        await using var mate = await academy.SignInAsync("student02", "en");
        await SeeAsync(mate, "/leerteam/reflecties", "leerteam-reflecties");
        await SeeAsync(mate, "main a[href*='/reflecties/']", "leerteam-reflectie");

        await using var teacher = await academy.SignInAsync("teacher01", "en");
        await SeeAsync(teacher, "/leerteams/reflecties", "leerteams-reflecties");
        await SeeAsync(teacher, "main a[href*='/reflecties/']", "leerteams-reflectie");
        await SeeAsync(teacher, "/leerteams", "leerteams");
        await SeeAsync(teacher, ".standings th a", "leerteam-student");
        await teacher.OpenAsync("/leerteams");
        await SeeAsync(teacher, ".team a[href$=feedback]", "leerteam-feedback-leeg");
        await SeeAsync(teacher, "/leerteams/betwist", "betwist-leeg");
        await teacher.OpenAsync("/leerteams");
        await SeeAsync(teacher, ".team a[href$=sessies]", "leerteam-sessies");
        await SeeAsync(teacher, "[data-session] a", "leerteam-sessie");
    }

    private async Task ChiefAsync()
    {
        await using var chief = await academy.SignInAsync("chief01", "en");
        await SeeAsync(chief, "/cohorten", "cohorten");
        await SeeAsync(chief, ".cards h2 a[href$=demo-cohort]", "cohort");
    }

    private async Task OfficerAsync()
    {
        await using var officer = await academy.SignInAsync("privacy01");
        await SeeAsync(officer, "/uitzondering", "uitzondering");
        await officer.Page.Locator("main button.button").ClickAsync();
        await SeeAsync(officer, null, "uitzondering-fout");
        var student = await PrivacyStaff.OpenAsync(
            officer.Page, academy, () => SeeAsync(officer, null, "uitzondering-zeker"));
        await SeeAsync(officer, null, "uitzondering-open");
        await SeeAsync(officer, "/uitzondering/niemand", "uitzondering-gesloten");
        var person = await PrivacyStaff.IdOfAsync(academy, "Student 23");
        await SeeAsync(officer, "/verzoeken", "verzoeken");
        await SeeAsync(officer, $"/verzoeken/{person}", "verzoek");
        await SeeAsync(officer, $"/verzoeken/{person}/bewaarplicht", "bewaarplicht");
        await SeeAsync(officer, $"/verzoeken/{person}/wissen", "wissen");
        await SeeAsync(officer, "/certificaten", "certificaten-leeg");

        await using var own = await academy.SignInAsync(student);
        await SeeAsync(own, "/wie-keek", "wie-keek-uitzondering");
    }

    private async Task AdministratorAsync()
    {
        await using var admin = await academy.SignInAsync("admin", "en");
        var signal = await PrivacyStaff.RaiseSignalAsync(academy, admin.Page, "teacher03");
        await SeeAsync(admin, null, "signalen");
        await signal.Locator("a.button").First.ClickAsync();
        await SeeAsync(admin, null, "signaal");
        await SeeAsync(admin, "/bewaartermijnen", "bewaartermijnen");
    }

    private async Task RosterAsync()
    {
        await using var admin = await academy.SignInAsync("admin");
        const string Cohort = "/rooster/demo-cohort";
        await SeeAsync(admin, "/rooster", "rooster");
        await SeeAsync(admin, $"{Cohort}/teams/team-01", "rooster-team");
        await SeeAsync(admin, Cohort, "rooster-lichting");
        await SeeAsync(admin, "a[href*=studenten]", "rooster-student");
        var student = new Uri(admin.Page.Url).AbsolutePath;
        foreach (var form in (string[])["afwezigheid", "vertrek", "naam", "praktijkcoach", "verplaatsen"])
        {
            await SeeAsync(admin, $"{student}/{form}", $"rooster-{form}");
        }

        await admin.Page.Locator("form:has(#team) button").ClickAsync();
        await SeeAsync(admin, null, "rooster-verplaatsen-fout");
        await DocumentsAsync(admin);
        await SeeAsync(admin, "/rooster/import", "rooster-import");
        var archive = await RosterFiles.ExportAsync(admin.Page);
        await RosterFiles.CheckAsync(admin.Page, RosterFiles.Spoilt(archive));
        await SeeAsync(admin, null, "rooster-import-fouten");
        await RosterFiles.CheckAsync(admin.Page, RosterFiles.WithCohort(archive, "beeld-lichting"));
        await SeeAsync(admin, null, "rooster-import-klopt");
        await admin.Page.Locator("main form:has([name='Input.Key']) button").ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync("Geïmporteerd");
        await SeeAsync(admin, null, "rooster-geimporteerd");
    }

    /// <summary>Looks at a page: at an address, behind a link, or the one that is open.</summary>
    private async Task SeeAsync(Visitor visitor, string? at, string name)
    {
        var page = visitor.Page;
        if (at?.StartsWith('/') is true)
        {
            await page.GotoAsync(at);
        }
        else if (at is not null)
        {
            var address = await page.Locator(at).First.GetAttributeAsync("href");
            await visitor.OpenAsync(address!);
        }

        _seen.Add(new Uri(page.Url).AbsolutePath);
        _faults.AddRange(await Looks.SeeAsync(page, name));
    }
}
