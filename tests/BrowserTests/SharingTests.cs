using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>
/// A reflection shared with teacher and team, read, commented and withdrawn, and its versions compared.
/// </summary>
public sealed class SharingTests(Academy academy)
{
    [Fact]
    public async Task A_teacher_reads_and_comments_and_the_student_sees_both()
    {
        await using var student = await academy.SignInAsync("student17");
        var page = student.Page;
        await WriteAsync(student, "Met mijn docent", "Ik bleef rustig.");
        var address = new Uri(page.Url).AbsolutePath;
        await ShareAsync(page, "Je docent");

        await using var teacher = await academy.SignInAsync("teacher03");
        await teacher.OpenAsync("/leerteams/reflecties");
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Met mijn docent" }).ClickAsync();
        await Expect(teacher.Page.Locator("article .prose")).ToHaveTextAsync("Ik bleef rustig.");
        await teacher.Page.Locator("#text").FillAsync("Wat hielp je daarbij?");
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Reactie opslaan" }).ClickAsync();
        await Expect(teacher.Page.Locator(".comment")).ToContainTextAsync("Wat hielp je daarbij?");
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Corrigeren of intrekken" }).ClickAsync();
        await teacher.Page.Locator("#text").FillAsync("Wat hielp je daarbij, denk je?");
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Reactie opslaan" }).ClickAsync();
        await Expect(teacher.Page.Locator(".comment")).ToContainTextAsync("gecorrigeerd");

        await student.OpenAsync("/reflecties");
        await Expect(page.Locator(".chip.new")).ToHaveTextAsync("nieuwe reacties: 1");
        await student.OpenAsync(address);
        await Expect(page.Locator(".comment")).ToContainTextAsync("Wat hielp je daarbij, denk je?");
        await Expect(page.Locator(".readers li")).ToContainTextAsync("docent");
        await page.Locator(".share").First.GetByRole(AriaRole.Button, new() { Name = "Niet meer delen" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        Assert.Equal(404, (await teacher.Page.ReloadAsync())!.Status);
        await student.OpenAsync("/reflecties");
        await Expect(page.Locator(".chip.new")).ToHaveCountAsync(0);
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task A_team_mate_reads_what_is_shared_with_the_team()
    {
        await using var student = await academy.SignInAsync("student18");
        await WriteAsync(student, "Voor het team", "Samen leren.");
        await ShareAsync(student.Page, "Je leerteam");

        await using var mate = await academy.SignInAsync("student19");
        await mate.OpenAsync("/leerteam/reflecties");
        await mate.Page.GetByRole(AriaRole.Link, new() { Name = "Voor het team" }).ClickAsync();
        await Expect(mate.Page.Locator("article .prose")).ToHaveTextAsync("Samen leren.");

        await student.Page.ReloadAsync();
        await Expect(student.Page.Locator(".readers li")).ToContainTextAsync("Een teamgenoot");
        await student.OpenAsync("/wie-keek");
        await Expect(student.Page.Locator(".seen-line").First).ToContainTextAsync("van elkaar te leren");
    }

    [Fact]
    public async Task Two_versions_are_compared_word_by_word_and_no_word_is_code()
    {
        await using var student = await academy.SignInAsync("student20");
        var page = student.Page;
        await WriteAsync(student, "Versies", "Ik was erg <b>zenuwachtig</b>.");
        var address = new Uri(page.Url).AbsolutePath;
        await student.OpenAsync($"{address}/herschrijven");
        await page.Locator("#text").FillAsync("Ik was wat <b>zenuwachtig</b>.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe versie opslaan" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Verschillen tussen versies" }).ClickAsync();

        await Expect(page.Locator(".difference del")).ToHaveTextAsync("weg: erg");
        await Expect(page.Locator(".difference ins")).ToHaveTextAsync("nieuw: wat");
        await Expect(page.Locator(".difference b")).ToHaveCountAsync(0);
        await Expect(page.Locator(".difference")).ToContainTextAsync("<b>zenuwachtig</b>");
        Assert.Empty(student.Complaints);
    }

    private static async Task WriteAsync(Visitor student, string title, string text)
    {
        await student.OpenAsync("/reflecties/nieuw");
        await student.Page.Locator("#title").FillAsync(title);
        await student.Page.Locator("#text").FillAsync(text);
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Reflectie opslaan" }).ClickAsync();
        await Expect(student.Page.Locator(".success")).ToBeVisibleAsync();
    }

    private static async Task ShareAsync(IPage page, string audience)
    {
        await page.Locator(".share").Filter(new() { HasText = audience })
            .GetByRole(AriaRole.Button, new() { Name = "Deel versie 1" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
    }
}
