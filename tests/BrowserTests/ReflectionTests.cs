using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>Reflections: private, every version kept, two tabs never overwriting each other.</summary>
public sealed class ReflectionTests(Academy academy)
{
    [Fact]
    public async Task A_reflection_is_written_revised_and_read_in_every_version()
    {
        await using var student = await academy.SignInAsync("student06");
        var page = student.Page;
        await WriteAsync(student, "Eerste dienst", "Ik was zenuwachtig.\n\n<script>alert(1)</script>");

        await Expect(page.Locator("article h1")).ToHaveTextAsync("Eerste dienst");
        await Expect(page.Locator(".prose")).ToContainTextAsync("<script>alert(1)</script>");
        await page.GetByText("Herschrijven").ClickAsync();
        await page.Locator("#text").FillAsync("Ik was zenuwachtig, en dat mocht.");
        await page.Locator("form:has(#text) button:not(.secondary)").ClickAsync();

        await Expect(page.Locator(".prose")).ToHaveTextAsync("Ik was zenuwachtig, en dat mocht.");
        await Expect(page.Locator(".versions li")).ToHaveCountAsync(2);
        await page.Locator(".versions li a").Last.ClickAsync();
        await Expect(page.Locator(".prose")).ToContainTextAsync("<script>alert(1)</script>");
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task When_another_tab_was_faster_both_texts_are_shown_and_none_is_lost()
    {
        await using var student = await academy.SignInAsync("student07");
        var first = student.Page;
        await WriteAsync(student, "Samen", "begin");
        var address = $"{new Uri(first.Url).AbsolutePath}/herschrijven";
        var second = await student.NewTabAsync();
        await first.GotoAsync(address);
        await second.GotoAsync(address);
        await SaveAsync(first, "de tekst van de eerste");
        await Expect(first.Locator(".prose")).ToHaveTextAsync("de tekst van de eerste");

        await SaveAsync(second, "de tekst van de tweede");

        await Expect(second.Locator(".summary")).ToContainTextAsync("intussen ergens anders gewijzigd");
        await Expect(second.Locator("#text")).ToHaveValueAsync("de tekst van de tweede");
        await Expect(second.Locator(".theirs .prose")).ToHaveTextAsync("de tekst van de eerste");
        await SaveAsync(second, "beide teksten");
        await Expect(second.Locator(".prose")).ToHaveTextAsync("beide teksten");
        await Expect(second.Locator(".versions li")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task An_empty_reflection_is_refused_field_by_field()
    {
        await using var student = await academy.SignInAsync("student08");
        await student.OpenAsync("/reflecties/nieuw");

        await student.Page.Locator("form:has(#text) button:not(.secondary)").ClickAsync();

        await Expect(student.Page.Locator("#title-error")).ToBeVisibleAsync();
        await Expect(student.Page.Locator("#text-error")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(Visitor student, string title, string text)
    {
        await student.OpenAsync("/reflecties/nieuw");
        await student.Page.Locator("#title").FillAsync(title);
        await SaveAsync(student.Page, text);
        await Expect(student.Page.Locator(".success")).ToBeVisibleAsync();
    }

    private static async Task SaveAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.Locator("form:has(#text) button:not(.secondary)").ClickAsync();
    }
}
