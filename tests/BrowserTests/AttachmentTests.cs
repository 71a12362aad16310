using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A file added to a reflection, refused, fetched by student and teacher, and taken away.</summary>
public sealed class AttachmentTests(Academy academy)
{
    private static async Task<string> WriteAsync(Visitor student)
    {
        var page = student.Page;
        await student.OpenAsync("/reflecties/nieuw");
        await page.Locator("#title").FillAsync("Met bewijs");
        await page.Locator("#text").FillAsync("Zie de bijlage.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reflectie opslaan" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task RemoveAsync(Visitor student, string reflection)
    {
        var page = student.Page;
        await student.OpenAsync(reflection.Replace("/reflecties/", "/bijlagen/reflectie/", StringComparison.Ordinal));
        await page.Locator(".removal summary").ClickAsync();
        await page.Locator(".removal button").ClickAsync();
        await Expect(page.Locator(".success")).ToContainTextAsync("Het bestand is verwijderd.");
        await Expect(page.Locator(".attachments li")).ToHaveCountAsync(0);
    }

    private static readonly byte[] s_file = Encoding.ASCII.GetBytes(
        $"%PDF-1.7\n% bewijs\n%{new string('x', 400_000)}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");

    [Fact]
    public async Task A_file_goes_up_and_comes_down_byte_for_byte_and_never_opens_in_the_browser()
    {
        await using var student = await academy.SignInAsync("student21");
        var page = student.Page;
        var reflection = await WriteAsync(student);

        await page.GetByRole(AriaRole.Link, new() { Name = "Bestanden toevoegen of verwijderen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bestand toevoegen" }).ClickAsync();
        await Expect(page.Locator("#file-error")).ToContainTextAsync("Kies een bestand.");
        await UploadAsync(page, "pagina.pdf", "<html><script>alert(1)</script></html>"u8.ToArray());
        await Expect(page.Locator("#file-error")).ToContainTextAsync("Dit soort bestand kan niet.");
        await UploadAsync(page, "te-groot.pdf", new byte[11 * 1024 * 1024]);
        await Expect(page.Locator("#file-error")).ToContainTextAsync("hoogstens 10 MB");
        await UploadAsync(page, "Bewijs é.pdf", s_file);
        await Expect(page.Locator(".success")).ToContainTextAsync("Het bestand is toegevoegd.");

        await student.OpenAsync(reflection);
        await AssertDownloadAsync(page);
        await AssertHeadersAsync(page);

        await page.Locator(".share").First.GetByRole(AriaRole.Button, new() { Name = "Deel versie 1" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await using var teacher = await academy.SignInAsync("teacher03");
        await teacher.OpenAsync("/leerteams/reflecties");
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Met bewijs" }).ClickAsync();
        await AssertDownloadAsync(teacher.Page);
        await student.OpenAsync("/wie-keek");
        await Expect(page.Locator(".seen-line").First).ToContainTextAsync("een bijlage bij wat je deelde");

        await RemoveAsync(student, reflection);
        Assert.Empty(student.Complaints);
        Assert.Empty(teacher.Complaints);
    }

    private static async Task AssertHeadersAsync(IPage page)
    {
        var answer = await page.APIRequest.GetAsync(
            await page.Locator(".attachments a").GetAttributeAsync("href") ?? "");
        Assert.StartsWith("attachment;", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
        Assert.StartsWith("sandbox;", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        Assert.Equal("no-store", answer.Headers["cache-control"]);
    }

    private static async Task UploadAsync(IPage page, string name, byte[] bytes)
    {
        await page.Locator("#file").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "application/pdf", Buffer = bytes });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bestand toevoegen" }).ClickAsync();
    }

    private static async Task AssertDownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Bewijs é.pdf" }).ClickAsync());
        using var bytes = new MemoryStream();
        await (await download.CreateReadStreamAsync()).CopyToAsync(bytes);
        Assert.Equal("Bewijs é.pdf", download.SuggestedFilename);
        Assert.Equal(s_file, bytes.ToArray());
    }
}
