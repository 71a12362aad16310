using System.Security.Cryptography;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A form that is sent after the session ended is not lost, and nobody else gets to read it.</summary>
public sealed class KeptFormTests(Academy academy)
{
    private const string HoursForm = "form:has(#activity)";
    private const string ReflectionForm = "form:has(#text)";

    [Fact]
    public async Task Hours_come_back_after_signing_in_again_and_count_once_they_are_sent()
    {
        await using var student = await academy.SignInAsync("student16");
        var (page, note) = (student.Page, Words(12));
        var addresses = student.Addresses();
        var key = await TypeHoursAsync(student, note);
        await student.EndSessionAsync();
        await page.Locator($"{HoursForm} button").ClickAsync();
        await student.SayWhoAsync("student16");

        await Expect(page.Locator(".kept")).ToContainTextAsync("Er is nog niets opgeslagen");
        await Expect(page.Locator("#activity")).ToHaveValueAsync("presenting");
        await Expect(page.Locator("#minutes")).ToHaveValueAsync("25");
        await Expect(page.Locator("#note")).ToHaveValueAsync(note);
        Assert.Equal(key, await page.Locator("input[name='Input.Key']").InputValueAsync());
        Assert.DoesNotContain(addresses, address => address.Contains(note[..8], StringComparison.Ordinal));
        await Expect(page.Locator(".entries")).Not.ToContainTextAsync(note);

        await page.Locator($"{HoursForm} button").ClickAsync();

        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await student.OpenAsync("/mijn-route");
        await Expect(page.Locator(".kept")).ToHaveCountAsync(0);
        await student.OpenAsync("/uren");
        await Expect(page.GetByText(note)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_longest_reflection_comes_back()
    {
        await using var student = await academy.SignInAsync("student17");
        var (page, text) = (student.Page, Words(20_000));
        await TypeReflectionAsync(student, text);
        await student.EndSessionAsync();
        await page.Locator($"{ReflectionForm} button:not([value=draft])").ClickAsync();
        await student.SayWhoAsync("student17");

        await Expect(page.Locator(".kept")).ToBeVisibleAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync(text);
        await page.Locator($"{ReflectionForm} button:not([value=draft])").ClickAsync();

        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator(".prose")).ToHaveTextAsync(text);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_shown_to_be_copied()
    {
        await using var student = await academy.SignInAsync("student17");
        var text = RandomNumberGenerator.GetHexString(60_000);
        await TypeReflectionAsync(student, text);
        await student.EndSessionAsync();

        await student.Page.Locator($"{ReflectionForm} button:not([value=draft])").ClickAsync();

        await Expect(student.Page.Locator("h1")).ToHaveTextAsync("Je bent uitgelogd, en dit is nog niet opgeslagen");
        await Expect(student.Page.Locator("textarea").Last).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task Someone_else_who_signs_in_gets_nothing_and_its_owner_does()
    {
        await using var student = await academy.SignInAsync("student18");
        var (page, text) = (student.Page, Words(40));
        await TypeReflectionAsync(student, text);
        await student.EndSessionAsync();
        await page.Locator($"{ReflectionForm} button:not([value=draft])").ClickAsync();

        await student.SayWhoAsync("student19");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Nieuwe reflectie");
        await Expect(page.Locator(".kept")).ToHaveCountAsync(0);
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
        Assert.DoesNotContain(text[..8], await page.ContentAsync(), StringComparison.Ordinal);

        await student.EndSessionAsync();
        await student.SignInAsync("student18");
        await student.OpenAsync("/reflecties/nieuw");
        await Expect(page.Locator("#text")).ToHaveValueAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Weggooien" }).ClickAsync();
        await Expect(page.Locator(".kept")).ToHaveCountAsync(0);
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_form_sent_while_someone_else_is_signed_in_waits_for_its_owner()
    {
        await using var student = await academy.SignInAsync("student18");
        var (page, note) = (student.Page, Words(12));
        await TypeHoursAsync(student, note);
        await student.EndSessionAsync();
        await SignInElsewhereAsync(student, "student19");

        await page.Locator($"{HoursForm} button").ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Hier is intussen iemand anders ingelogd");
        await student.OpenAsync("/mijn-route");
        await Expect(page.Locator("#note")).ToHaveValueAsync("");
        await student.EndSessionAsync();
        await student.SignInAsync("student18");
        await Expect(page.Locator("#note")).ToHaveValueAsync(note);
    }

    private static async Task SignInElsewhereAsync(Visitor visitor, string account)
    {
        var tab = await visitor.NewTabAsync();
        await tab.GotoAsync("/portal/sign-in");
        await tab.Locator("input[name=username]").FillAsync(account);
        await tab.Locator("input[name=password]").FillAsync("demo");
        await tab.Locator("form button").First.ClickAsync();
        await Expect(tab.Locator(".who-name")).ToHaveCountAsync(1);
        await tab.CloseAsync();
    }

    private static async Task<string> TypeHoursAsync(Visitor student, string note)
    {
        await student.OpenAsync("/mijn-route");
        await student.Page.Locator("#activity").SelectOptionAsync("presenting");
        await student.Page.Locator("#minutes").FillAsync("25");
        await student.Page.Locator("#note").FillAsync(note);
        return await student.Page.Locator("input[name='Input.Key']").InputValueAsync();
    }

    private static async Task TypeReflectionAsync(Visitor student, string text)
    {
        await student.OpenAsync("/reflecties/nieuw");
        await student.Page.Locator("#title").FillAsync("Na afloop");
        await student.Page.Locator("#text").FillAsync(text);
    }

    // Words that no page and no other test has, about as hard to make small as prose is.
    private static string Words(int length)
    {
        string[] syllables =
            ["ag", "be", "den", "er", "ge", "ik", "in", "ke", "lijk", "mo", "ning", "op", "sch", "ten"];
        var words = string.Join(' ', Enumerable.Range(0, length).Select(_ =>
            string.Concat(RandomNumberGenerator.GetItems<string>(syllables, 3))));
        return words[..length].TrimEnd();
    }
}
