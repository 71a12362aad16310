using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>
/// A student takes everything about them along, and the privacy officer answers a request to its end. In a suite of its
/// own: somebody is erased in it.
/// </summary>
public sealed class DataSubjectTests(Academy academy, SmallAcademy small)
    : IClassFixture<SmallAcademy>, IAsyncLifetime
{
    private const string Reason = "Op verzoek van de persoon zelf, zie brief 12.";

    // Nobody's page shows a teacher's id; the demo academy makes it of the account's name.
    private static readonly string s_teacher =
        Convert.ToHexStringLower(SHA256.HashData("demo/teacher01"u8).AsSpan(0, 16));

    private Uri? _suite;

    public async ValueTask InitializeAsync()
    {
        await academy.AddressAsync();
        _suite = await small.AddressAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_student_downloads_everything_about_them()
    {
        await using var student = await SignInAsync("student01");
        await student.Page.Locator(".nav a", new() { HasText = "Mijn gegevens" }).ClickAsync();
        await CheckAsync(student.Page, "mijn-gegevens");
        var download = await student.Page.RunAndWaitForDownloadAsync(
            () => student.Page.Locator("a.button", new() { HasText = "Download alles over mij" }).ClickAsync());
        Assert.Equal("viklearning-export.zip", download.SuggestedFilename);
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        Assert.Equal(
            ["exams-1.html", "exams-1.json", "index.html", "insight-1.html", "insight-1.json", "manifest.json",
                "portfolio-1.html", "portfolio-1.json", "roster-1.html", "roster-1.json", "schema.json"],
            zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        await ShowAsync(student.Page, zip);
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task Of_staff_the_privacy_officer_hands_over_what_they_looked_at()
    {
        // The teacher opens their list, so they look at each name in it.
        var student = await PersonAsync("student01");
        await using var officer = await SignInAsync("privacy01");
        var page = officer.Page;
        await page.Locator("#person").FillAsync(s_teacher);
        await page.Locator("form:has(#person) button").ClickAsync();
        await Expect(page.Locator(".page-head .lead")).ToContainTextAsync("Geen student met dit nummer");
        await Expect(page.Locator("main a[href$='/wissen']")).ToHaveCountAsync(0);
        await CheckAsync(page, "verzoek-medewerker");
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.Locator("a.button", new() { HasText = "Download het archief" }).ClickAsync());
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        using var reader = new StreamReader(zip.GetEntry("roster-1.html")!.Open());
        var handedOver = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"roster.{student}", handedOver, StringComparison.Ordinal);
        Assert.Empty(officer.Complaints);
    }

    [Fact]
    public async Task The_privacy_officer_answers_a_request_to_its_end()
    {
        await using var officer = await SignInAsync("privacy01");
        var page = officer.Page;
        var person = await PersonAsync("student02");
        await CheckAsync(page, "verzoeken");
        await page.Locator("#person").FillAsync("geen nummer!");
        await page.Locator("form:has(#person) button").ClickAsync();
        await Expect(page.Locator(".summary")).ToBeVisibleAsync();
        await page.Locator("#person").FillAsync(person);
        await page.Locator("form:has(#person) button").ClickAsync();
        await Expect(page.Locator(".page-head .lead")).ToHaveTextAsync("Student 02");
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.Locator("a.button", new() { HasText = "Download het archief" }).ClickAsync());
        Assert.Equal("viklearning-export.zip", download.SuggestedFilename);

        await HoldAsync(page, "Bewaarplicht plaatsen", person);
        await Expect(page.Locator("#hold-title ~ p").First).ToContainTextAsync("Er rust een bewaarplicht sinds");
        await CheckAsync(page, "verzoek");
        await EraseAsync(page, person);
        await Expect(page.Locator(".summary")).ToContainTextAsync("bewaarplicht");
        await CheckAsync(page, "wissen");
        await page.GotoAsync($"/verzoeken/{person}");
        await HoldAsync(page, "Bewaarplicht opheffen", person);
        await EraseAsync(page, person);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Certificaat 1");
        await CertificateAsync(page);
        await page.GotoAsync($"/verzoeken/{person}");
        await Expect(page.Locator(".page-head .lead")).ToHaveTextAsync("gewist, certificaat 1");
        await AssertTeacherSeesAsync();
    }

    [Fact]
    public async Task Retention_is_set_as_the_next_version()
    {
        await using var admin = await SignInAsync("admin");
        await admin.Page.GotoAsync("/bewaartermijnen");
        await Expect(admin.Page.Locator("#months")).ToHaveValueAsync("24");
        await admin.Page.Locator("#months").FillAsync("veel");
        await admin.Page.Locator("form:has(#months) button").ClickAsync();
        await Expect(admin.Page.Locator(".summary")).ToContainTextAsync("1 tot 600");
        await admin.Page.Locator("#months").FillAsync("36");
        await admin.Page.Locator("form:has(#months) button").ClickAsync();
        await Expect(admin.Page.Locator(".success")).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("#months")).ToHaveValueAsync("36");
        await CheckAsync(admin.Page, "bewaartermijnen");
        Assert.Equal(403, (await admin.Page.GotoAsync("/verzoeken"))!.Status);
        Assert.Equal(403, (await admin.Page.GotoAsync("/certificaten"))!.Status);
    }

    private async Task<Visitor> SignInAsync(string account)
    {
        var visitor = await academy.VisitAsync(elsewhere: _suite);
        await visitor.SignInAsync(account);
        return visitor;
    }

    // The teacher's list leads to a student's id; a real officer has it from the administration.
    private async Task<string> PersonAsync(string student)
    {
        await using var teacher = await SignInAsync("teacher01");
        await teacher.Page.GotoAsync("/leerteams");
        var link = teacher.Page.Locator(".standings th a", new() { HasText = $"Student {student[^2..]}" });
        return (await link.GetAttributeAsync("href"))!.Split('/')[^1];
    }

    private static async Task HoldAsync(IPage page, string button, string person)
    {
        await page.Locator("a.button", new() { HasText = button }).ClickAsync();
        await page.Locator("#reason").FillAsync(Reason);
        await page.Locator("form:has(#reason) button").ClickAsync();
        await page.WaitForURLAsync($"**/verzoeken/{person}");
    }

    private static async Task EraseAsync(IPage page, string person)
    {
        await page.GotoAsync($"/verzoeken/{person}/wissen");
        await page.Locator("#reason").FillAsync(Reason);
        await page.Locator("#althoughActive").CheckAsync();
        await page.Locator("form:has(#reason) button").ClickAsync();
        await Expect(page.Locator("#sure-error")).ToBeVisibleAsync();
        await page.Locator("#sure").CheckAsync();
        await page.Locator("form:has(#reason) button").ClickAsync();
    }

    private static async Task CertificateAsync(IPage page)
    {
        while (await page.GetByText("sleutel vernietigd").CountAsync() < 2
            || await page.GetByText("dit bewaart geen teksten").CountAsync() < 1)
        {
            await page.ReloadAsync();
        }

        await Expect(page.Locator(".page-head .lead")).ToContainTextAsync("Volledig vanaf");
        await CheckAsync(page, "certificaat");
        await page.GotoAsync("/certificaten");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await CheckAsync(page, "certificaten");
    }

    private async Task AssertTeacherSeesAsync()
    {
        await using var teacher = await SignInAsync("teacher01");
        await teacher.Page.GotoAsync("/leerteams");
        await Expect(teacher.Page.Locator(".standings")).ToContainTextAsync("gewist, certificaat 1");
        await Expect(teacher.Page.Locator(".standings")).Not.ToContainTextAsync("Student 02");
    }

    // The archive's pages as they open from a disk.
    private static async Task ShowAsync(IPage page, ZipArchive zip)
    {
        var folder = Directory.CreateTempSubdirectory("vik-archive-");
        zip.ExtractToDirectory(folder.FullName);
        foreach (var file in (string[])["index", "portfolio-1"])
        {
            await page.GotoAsync($"file://{folder.FullName}/{file}.html");
            await CheckAsync(page, $"archief-{file}");
        }

        folder.Delete(recursive: true);
    }

    private static async Task CheckAsync(IPage page, string name) => Assert.Empty(await Looks.SeeAsync(page, name));
}
