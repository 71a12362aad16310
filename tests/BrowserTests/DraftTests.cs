using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>What is typed is kept: by the script, by the button, and whichever tab was faster.</summary>
public sealed class DraftTests(Academy academy)
{
    [Fact]
    public async Task What_was_typed_in_a_tab_that_was_closed_is_a_draft_and_goes_when_it_is_saved()
    {
        await using var student = await academy.SignInAsync("student13");
        var tab = await student.NewTabAsync();
        await tab.GotoAsync("/reflecties/nieuw?sjabloon=starrt");
        await tab.Locator("#title").FillAsync("Onderbroken");
        await tab.Locator("[id='fields.situation']").FillAsync("De tram stond stil.");
        await tab.Locator("[id='fields.transfer']").FillAsync("Eerder bellen.");
        await tab.CloseAsync(new() { RunBeforeUnload = false });

        var page = student.Page;
        await student.OpenAsync("/reflecties");
        while (await page.Locator(".drafts li").CountAsync() == 0)
        {
            await page.ReloadAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Onderbroken", Exact = true }).ClickAsync();
        await Expect(page.Locator("[id='fields.situation']")).ToHaveValueAsync("De tram stond stil.");
        await Expect(page.Locator("[id='fields.transfer']")).ToHaveValueAsync("Eerder bellen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reflectie opslaan" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator(".written-field")).ToHaveCountAsync(2);
        await student.OpenAsync("/reflecties");
        await Expect(page.Locator(".drafts")).ToHaveCountAsync(0);
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task Typing_is_kept_while_it_goes_on_and_says_so()
    {
        await using var student = await academy.SignInAsync("student14");
        var page = student.Page;
        await student.OpenAsync("/reflecties/nieuw");
        await page.Locator("#text").PressSequentiallyAsync("Ik typ en typ");

        await Expect(page.Locator("[data-draft-state]")).ToContainTextAsync(
            "Concept bewaard", new() { Timeout = 15_000 });
        Assert.Contains("concept=", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("Ik typ en typ");
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task Two_tabs_at_one_draft_show_both_texts_and_lose_none()
    {
        await using var student = await academy.SignInAsync("student15");
        var first = student.Page;
        await student.OpenAsync("/reflecties/nieuw");
        await SaveAsync(first, "begin");
        var second = await student.NewTabAsync();
        await second.GotoAsync(first.Url);
        await SaveAsync(first, "de tekst van de eerste");

        await SaveAsync(second, "de tekst van de tweede");

        await Expect(second.Locator(".summary")).ToContainTextAsync("concept is intussen ergens anders gewijzigd");
        await Expect(second.Locator("#text")).ToHaveValueAsync("de tekst van de tweede");
        await Expect(second.Locator(".theirs .prose")).ToHaveTextAsync("de tekst van de eerste");
        await SaveAsync(second, "beide teksten");
        await Expect(second.Locator(".draft-state")).ToHaveTextAsync("Je concept is bewaard.");
    }

    [Fact]
    public async Task Without_a_script_there_is_the_button_and_a_draft_can_be_thrown_away()
    {
        await using var student = await academy.SignInAsync("student22");
        await student.Page.RouteAsync("**/*.js", route => route.AbortAsync());
        await student.OpenAsync("/reflecties/nieuw");
        await SaveAsync(student.Page, "zonder script");
        await Expect(student.Page.Locator("#text")).ToHaveValueAsync("zonder script");

        await student.OpenAsync("/reflecties");
        await student.Page.Locator(".draft-discard").First.ClickAsync();
        await student.Page.Locator("form button.danger").ClickAsync();
        await Expect(student.Page.Locator(".success")).ToHaveTextAsync("Je concept is weggegooid");
        await Expect(student.Page.Locator(".drafts")).ToHaveCountAsync(0);
    }

    private static async Task SaveAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);

        // The page that comes next does not bear the mark. Its load event may be over before anybody waits for it.
        await page.EvaluateAsync("() => { window.isBefore = true; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Concept bewaren" }).ClickAsync();
        await page.WaitForFunctionAsync("() => !window.isBefore && document.readyState === 'complete'");
    }
}
