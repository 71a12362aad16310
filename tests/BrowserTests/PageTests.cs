using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>What holds for all pages: who may open them, in which language, and what the browser is told to refuse.
/// </summary>
public sealed class PageTests(Academy academy)
{
    [Fact]
    public async Task A_page_opened_without_sign_in_comes_back_after_it()
    {
        await using var visitor = await academy.VisitAsync();
        await visitor.Page.GotoAsync("/reflecties");
        await visitor.Page.Locator("input[name=username]").FillAsync("student10");
        await visitor.Page.Locator("input[name=password]").FillAsync("demo");
        await visitor.Page.Locator("form button").First.ClickAsync();

        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Mijn reflecties");
    }

    [Fact]
    public async Task Personal_pages_are_never_kept_and_run_nothing_foreign()
    {
        await using var student = await academy.SignInAsync("student10");
        foreach (var address in (string[])["/mijn-route", "/uren", "/reflecties"])
        {
            var answer = await student.Page.GotoAsync(address);
            var headers = await answer!.AllHeadersAsync();
            Assert.Contains("no-store", headers["cache-control"], StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none';", headers["content-security-policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", headers["content-security-policy"], StringComparison.Ordinal);
            Assert.Equal("nosniff", headers["x-content-type-options"]);
            Assert.Contains("noindex", headers["x-robots-tag"], StringComparison.Ordinal);
        }

        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task A_student_has_no_chiefs_pages_and_a_chief_no_students()
    {
        await using var student = await academy.SignInAsync("student10");
        Assert.Equal(403, (await student.Page.GotoAsync("/cohorten"))!.Status);
        await Expect(student.Page.Locator("h1")).ToHaveTextAsync("Deze pagina is niet voor jouw rol");

        await using var chief = await academy.SignInAsync("chief01");
        Assert.Equal(403, (await chief.Page.GotoAsync("/mijn-route"))!.Status);
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_not_yours_look_alike()
    {
        await using var student = await academy.SignInAsync("student10");
        string[] nowhere = ["/nergens", "/uren/nergens", "/reflecties/nergens", "/reflecties/nergens/herschrijven"];
        foreach (var address in nowhere)
        {
            Assert.Equal(404, (await student.Page.GotoAsync(address))!.Status);
            await Expect(student.Page.Locator("h1")).ToHaveTextAsync("Deze pagina is er niet");
        }
    }

    [Fact]
    public async Task The_language_stays_as_chosen()
    {
        await using var student = await academy.SignInAsync("student10");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to English" }).ClickAsync();

        await Expect(student.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await student.OpenAsync("/uren");
        await Expect(student.Page.Locator("h1")).ToHaveTextAsync("My hours");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Naar het Nederlands" }).ClickAsync();
        await Expect(student.Page.Locator("h1")).ToHaveTextAsync("Mijn uren");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_everywhere()
    {
        await using var student = await academy.SignInAsync("student10");
        await student.Page.Locator("form[action='/portal/sign-out'] button").ClickAsync();
        await Expect(student.Page.Locator("main a.button")).ToHaveTextAsync("Inloggen met je academie-account");

        await student.Page.GotoAsync("/mijn-route");
        await Expect(student.Page.Locator("input[name=password]")).ToBeVisibleAsync();
    }

    // A browser sends it with every request, and a proxy may take no more than 8 KB of headers.
    [Fact]
    public async Task The_session_is_one_cookie_and_not_in_pieces()
    {
        await using var student = await academy.SignInAsync("student10");

        Assert.Equal(
            ["vik.portal"],
            (await student.CookiesAsync()).Where(name => name.StartsWith("vik.portal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var student = await academy.SignInAsync("student10");
        var status = await student.Page.EvaluateAsync<int>(
            """
            async () => (await fetch("/mijn-route", {
              method: "POST",
              body: new URLSearchParams({
                "_handler": "log-hours", "Input.Activity": "presenting", "Input.Minutes": "30"
              })
            })).status
            """);

        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("https://example.org")]
    public async Task Sign_in_leads_back_to_our_own_pages_only(string returnTo)
    {
        await using var visitor = await academy.VisitAsync();
        await visitor.Page.GotoAsync($"/portal/sign-in?return={Uri.EscapeDataString(returnTo)}");
        await visitor.Page.Locator("input[name=username]").FillAsync("student10");
        await visitor.Page.Locator("input[name=password]").FillAsync("demo");
        await visitor.Page.Locator("form button").First.ClickAsync();

        await Expect(visitor.Page.Locator(".who-name")).ToHaveCountAsync(1);
        Assert.Equal((await academy.AddressAsync()).Authority, new Uri(visitor.Page.Url).Authority);
    }
}
