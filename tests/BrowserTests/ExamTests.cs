using Microsoft.Playwright;
using VikLearning.TestHosts;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>The exam: evidence chosen, handed in and sealed by a student; planned by the exam clerk.</summary>
public sealed class ExamTests(Academy academy) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-exam-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_student_chooses_hands_in_and_keeps_what_proves_it()
    {
        await using var student = await academy.SignInAsync("student20");
        var page = student.Page;
        await page.Locator(".nav a", new() { HasText = "Examen" }).ClickAsync();
        await Expect(page.Locator("#exam-stage")).ToHaveTextAsync("Je kiest nog");
        await Expect(page.Locator(".lacks li")).ToHaveCountAsync(5);
        await ChooseAsync(page, "Reflecteren", 1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Naar inleveren" }).ClickAsync();
        await Expect(page.Locator(".note .lacks li")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lever in en verzegel" }).ClickAsync();

        // What lacks is said, and the student goes on.
        await Expect(page.Locator("#exam-stage")).ToHaveTextAsync("Teruggegeven");
        await Expect(page.Locator(".summary .lacks li").First).ToHaveTextAsync("Zelfinzicht: 2 nodig, 0 gekozen.");
        foreach (var criterion in (string[])["Zelfinzicht", "Reflecteren", "Feedback", "Moreel oordelen",
            "Professionele ontwikkeling"])
        {
            await ChooseAsync(page, criterion, 2);
        }

        await Expect(page.Locator("main")).ToContainTextAsync("Voor elk criterium is er genoeg bewijs.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Naar inleveren" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lever in en verzegel" }).ClickAsync();
        await Expect(page.Locator(".success")).ToContainTextAsync("verzegeld en ontvankelijk");
        await Expect(page.Locator("#exam-stage")).ToHaveTextAsync("Ingeleverd en ontvankelijk");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Kies bewijs" })).ToHaveCountAsync(0);
        Assert.Empty(await Looks.SeeAsync(page, "examen-ingeleverd"));
        await VerifyAsync(page);
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task What_was_ticked_stays_when_another_tab_was_faster()
    {
        await using var student = await academy.SignInAsync("student19");
        var page = student.Page;
        await student.OpenAsync("/examen/feedback");
        var other = await student.NewTabAsync();
        await other.GotoAsync("/examen/reflecting");
        await other.Locator("input[type=checkbox]").First.CheckAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Bewaar mijn keuze" }).ClickAsync();
        await Expect(other.Locator(".success")).ToBeVisibleAsync();

        await page.Locator("input[type=checkbox]").Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar mijn keuze" }).ClickAsync();
        await Expect(page.Locator(".summary")).ToBeVisibleAsync();
        await Expect(page.Locator("input[type=checkbox]").Nth(1)).ToBeCheckedAsync();
        await Expect(page.Locator("input[type=checkbox]").First).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar mijn keuze" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator(".evidence li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_clerk_extends_a_sitting_and_is_told_what_can_not_be()
    {
        await using var clerk = await academy.SignInAsync("clerk01");
        var page = clerk.Page;
        await page.Locator("main table a", new() { HasText = "(demo)" }).ClickAsync();
        await Expect(page.Locator(".page-head .lead")).ToContainTextAsync("Ontvankelijk vanaf 60% van de uren");
        await Expect(page.Locator(".lacks li")).ToHaveCountAsync(1);

        await PlanAsync(page, "2", 5, 20);
        await Expect(page.Locator(".summary a[href='#handInFrom']")).ToBeVisibleAsync();
        await Expect(page.Locator("#sitting")).ToHaveValueAsync("2");
        await PlanAsync(page, "2", 110, 130);
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator(".lacks li")).ToHaveCountAsync(2);
        Assert.Empty(clerk.Complaints);
    }

    private static async Task ChooseAsync(IPage page, string criterion, int entries)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = $"Kies bewijs {criterion}", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(criterion);
        for (var entry = 0; entry < entries; entry++)
        {
            await page.Locator("input[type=checkbox]").Nth(entry).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar mijn keuze" }).ClickAsync();
        await Expect(page.Locator(".success")).ToHaveTextAsync("Je keuze is bewaard.");
    }

    private static async Task PlanAsync(IPage page, string sitting, int from, int until)
    {
        await page.Locator("#sitting").SelectOptionAsync(sitting);
        await page.Locator("#handInFrom").FillAsync($"{DateTime.UtcNow.AddDays(from):yyyy-MM-dd}");
        await page.Locator("#handInUntil").FillAsync($"{DateTime.UtcNow.AddDays(until):yyyy-MM-dd}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bewaar de dagen" }).ClickAsync();
    }

    // As somebody would who has nothing but what the student kept.
    private async Task VerifyAsync(IPage page)
    {
        var card = page.Locator("section", new() { HasText = "Ingeleverd (2)" });
        var container = await KeepAsync(page, card, "Download het verzegelde portfolio");
        var receipt = await KeepAsync(page, card, "Ontvangstbewijs");
        var keys = await KeepAsync(page, card, "Sleutels van de academie");
        var run = await SuiteProcess.RunAsync("verify", container, "--receipt", receipt, "--keys", keys);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("The receipt is the academy's.", run.Output, StringComparison.Ordinal);
        Assert.Contains((await card.Locator(".root").TextContentAsync())!, run.Output, StringComparison.Ordinal);
    }

    private async Task<string> KeepAsync(IPage page, ILocator card, string name)
    {
        var link = card.GetByRole(AriaRole.Link, new() { Name = name });
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var path = Path.Combine(_folder, download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }
}
