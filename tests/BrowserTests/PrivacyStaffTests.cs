using System.Text.RegularExpressions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>The pages of the administrator and the privacy officer about consultations.</summary>
public sealed partial class PrivacyStaffTests(Academy academy)
{
    [Fact]
    public async Task An_administrator_sees_an_unusual_reader_and_writes_down_what_they_found()
    {
        await using var admin = await academy.SignInAsync("admin");
        var page = admin.Page;
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ongewoon raadplegen");
        var signal = (await PrivacyStaff.RaiseSignalAsync(academy, page, "teacher02")).First;
        await Expect(signal).ToContainTextAsync("Docent");
        await Expect(signal).ToContainTextAsync(Dossiers());
        Assert.DoesNotContain("ongewoon-", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotMatch(StudentsName(), await page.Locator("main").InnerTextAsync());

        await signal.Locator("a.button").ClickAsync();
        await page.Locator("#note").FillAsync("   ");
        await page.Locator("form:has(#note) button").ClickAsync();
        await Expect(page.Locator(".summary a[href='#note']")).ToBeVisibleAsync();
        await page.Locator("#note").FillAsync("Besproken: een test van de roosterlijst.");
        await page.Locator("form:has(#note) button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator(".signal", new() { HasText = "een test van de roosterlijst" })).ToHaveCountAsync(1);
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task The_form_says_everything_that_is_wrong_and_keeps_what_was_typed()
    {
        await using var officer = await academy.SignInAsync("privacy01", "en");
        var page = officer.Page;
        await page.GotoAsync("/uitzondering");
        await page.Locator("main button.button").ClickAsync();
        await Expect(page.Locator(".summary a")).ToHaveCountAsync(2);
        await page.Locator("#person").FillAsync("Not An Id");
        await page.Locator("#reason").FillAsync("too short");
        await page.Locator("main button.button").ClickAsync();

        await Expect(page.Locator(".summary")).ToContainTextAsync("at least 20 characters");
        await Expect(page.Locator(".summary a")).ToHaveCountAsync(2);
        await Expect(page.Locator("#person")).ToHaveValueAsync("Not An Id");
        await Expect(page.Locator("#reason")).ToHaveValueAsync("too short");
        await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(2);
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task Before_anything_opens_the_officer_is_told_what_happens_and_may_go_back()
    {
        var student = await PrivacyStaff.IdOfAsync(academy, "Student 20");
        await using var officer = await academy.SignInAsync("privacy01");
        var page = officer.Page;
        await PrivacyStaff.CheckAsync(page, student);
        await Expect(page.Locator(".warned")).ToContainTextAsync("leest je reden woord voor woord");
        await Expect(page.Locator(".warned")).ToContainTextAsync("wordt vastgelegd voordat je het ziet");
        await page.GetByText("Terug naar het formulier").ClickAsync();
        await Expect(page.Locator("#reason")).ToHaveValueAsync(PrivacyStaff.Reason);

        await officer.OpenAsync($"/uitzondering/{student}");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Dit is gesloten");
        await Expect(page.Locator(".table")).ToHaveCountAsync(0);
        await using var own = await academy.SignInAsync("student20");
        await own.Page.GotoAsync("/wie-keek");
        await Expect(own.Page.Locator(".exception")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_opened_shows_its_time_and_the_student_reads_the_reason()
    {
        var student = await PrivacyStaff.IdOfAsync(academy, "Student 21");
        await using var officer = await academy.SignInAsync("privacy01");
        var page = officer.Page;
        var addresses = officer.Addresses();
        await PrivacyStaff.CheckAsync(page, $" {student} ");
        await page.GetByText("Ja, open een kwartier").ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Geopend bij uitzondering");
        await Expect(page.Locator("[role=timer]")).ToHaveTextAsync(Clock());
        await Expect(page.Locator(".quarter")).ToHaveCountAsync(4);
        await Expect(page.Locator(".table tbody tr")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator(".entry-note")).ToHaveCountAsync(0);
        Assert.DoesNotContain("Student 21", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(addresses, address => address.Contains("Vermist", StringComparison.Ordinal));

        // The browser is told to ask again when it closes, with scripts or without.
        var answer = await page.ReloadAsync();
        Assert.InRange(
            int.Parse((await answer!.HeaderValueAsync("refresh"))!, System.Globalization.CultureInfo.InvariantCulture),
            800, 901);
        await using (var other = await academy.SignInAsync("admin"))
        {
            Assert.Equal(403, (await other.Page.GotoAsync($"/uitzondering/{student}"))!.Status);
        }

        await using var own = await academy.SignInAsync("student21");
        await own.Page.GotoAsync("/wie-keek");
        var line = own.Page.Locator(".exception");
        await Expect(line).ToHaveCountAsync(1);
        await Expect(line).ToContainTextAsync("Uitzondering");
        await Expect(line).ToContainTextAsync("Privacyfunctionaris (");
        await Expect(line).ToContainTextAsync(PrivacyStaff.Reason);
        Assert.Empty(officer.Complaints);
    }

    // The clock of the page is moved, not the machine's: the browser asks again and the service says what is so.
    [Fact]
    public async Task When_the_time_is_over_the_page_asks_again_by_itself()
    {
        var student = await PrivacyStaff.IdOfAsync(academy, "Student 22");
        await using var officer = await academy.SignInAsync("privacy01");
        var page = officer.Page;
        await page.Clock.InstallAsync();
        await PrivacyStaff.CheckAsync(page, student);
        await page.GetByText("Ja, open een kwartier").ClickAsync();
        await Expect(page.Locator("[role=timer]")).ToHaveTextAsync(Clock());
        await page.EvaluateAsync("window.firstOpening = true");

        await page.RunAndWaitForResponseAsync(
            () => page.Clock.FastForwardAsync("16:00"),
            answer => answer.Url.EndsWith($"/uitzondering/{student}", StringComparison.Ordinal));

        await Expect(page.Locator("[role=timer]")).ToHaveTextAsync(Clock());
        Assert.False(await page.EvaluateAsync<bool>("window.firstOpening === true"));
    }

    [Fact]
    public async Task Each_page_is_for_its_own_role()
    {
        await using var admin = await academy.SignInAsync("admin");
        Assert.Equal(403, (await admin.Page.GotoAsync("/uitzondering"))!.Status);
        await using var officer = await academy.SignInAsync("privacy01");
        Assert.Equal(403, (await officer.Page.GotoAsync("/signalen"))!.Status);
        Assert.Equal(403, (await officer.Page.GotoAsync("/signalen/portfolio/1"))!.Status);
        await using var teacher = await academy.SignInAsync("teacher01");
        Assert.Equal(403, (await teacher.Page.GotoAsync("/uitzondering"))!.Status);
        Assert.Equal(403, (await teacher.Page.GotoAsync("/signalen"))!.Status);
    }

    [GeneratedRegex(@"\d+ (verschillende dossiers|dossier) in het uur ervoor")]
    private static partial Regex Dossiers();

    // The demo's students are called "Student 12"; a reader who is one is named by role and id.
    [GeneratedRegex(@"\bStudent \d\d\b")]
    private static partial Regex StudentsName();

    [GeneratedRegex(@"^1[0-5]:\d\d$")]
    private static partial Regex Clock();
}
