using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace VikLearning.IntegrationTests.Identity;

public sealed partial class SignInPageTests(IdentityFixture fixture) : IClassFixture<IdentityFixture>, IDisposable
{
    private const string Page = "/account/sign-in";
    private readonly SignInFlow _flow = new(fixture.Host);
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-identity-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _flow.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_page()
    {
        using var wrong = await _flow.SubmitAsync(Page, "student01", "wrong");
        using var unknown = await _flow.SubmitAsync(Page, "student99", "wrong");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        var (first, second) = (await BodyAsync(wrong), await BodyAsync(unknown));
        Assert.Contains("horen niet bij elkaar", first, StringComparison.Ordinal);
        Assert.Equal(first, second.Replace("student99", "student01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_ten_failures_an_account_waits_even_with_its_password_and_others_do_not()
    {
        await using var host = await IdentityHost.StartAsync(
            IdentityHost.Settings(_folder));
        using var flow = new SignInFlow(host);
        for (var failure = 0; failure < 10; failure++)
        {
            using var wrong = await flow.SubmitAsync(Page, "student01", "wrong");
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using var right = await flow.SubmitAsync(Page, "Student01", IdentityHost.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        using var other = await flow.SubmitAsync(Page, "chief01", "wrong");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        flow.Browser.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        using var elsewhere = await flow.SubmitAsync(Page, "student01", IdentityHost.Password);
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test/connect/authorize?x")]
    [InlineData("/\\evil.test")]
    [InlineData("/connect/authorize?x\r\ny")]
    [InlineData("/somewhere")]
    public async Task The_page_leads_only_to_the_authorization_endpoint(string returnUrl)
    {
        using var entered = await _flow.SubmitAsync(
            $"{Page}?returnUrl={Uri.EscapeDataString(returnUrl)}", "student01", IdentityHost.Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal("/", entered.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_signs_nobody_in()
    {
        using var content = new FormUrlEncodedContent(
            [new("username", "student01"), new("password", IdentityHost.Password)]);
        using var answer = await _flow.Browser.PostAsync(Page, content, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(Cookies(answer), cookie => cookie.StartsWith("vik-identity=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_link_fills_in_is_shown_as_text()
    {
        var html = await _flow.Browser.GetStringAsync(
            $"{Page}?username={Uri.EscapeDataString("\"><script>alert(1)</script>")}", Cancellation);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Sanne &lt;Student&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_needs_no_script_and_no_inline_style_and_says_so()
    {
        using var answer = await _flow.Browser.GetAsync(Page, Cancellation);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("style-src 'self'; form-action 'self' http://learning.test:8080", policy,
            StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.DoesNotMatch(Inline(), await BodyAsync(answer));
        using var style = await _flow.Browser.GetAsync(Page + ".css", Cancellation);
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(null, null, "nl")]
    [InlineData("fr-FR, de;q=0.5", null, "nl")]
    [InlineData("en-US, nl;q=0.5", null, "en")]
    [InlineData("en;q=0.2, nl-BE;q=0.9", null, "nl")]
    [InlineData("en-US", "c=nl-NL|uic=nl-NL", "nl")]
    [InlineData(null, "c=en|uic=en", "en")]
    public async Task The_page_speaks_Dutch_unless_English_is_preferred(string? accept, string? cookie, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Host.Address, Page))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", ".AspNetCore.Culture=" + Uri.EscapeDataString(cookie));
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var answer = await client.SendAsync(request, Cancellation);
        var html = await BodyAsync(answer);
        Assert.Contains($"<html lang=\"{expected}\">", html, StringComparison.Ordinal);
        Assert.Contains(expected == "nl" ? "Gebruikersnaam" : "User name", html, StringComparison.Ordinal);
    }

    // The antiforgery token differs each time.
    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        Token().Replace(await answer.Content.ReadAsStringAsync(Cancellation), "");

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();

    [GeneratedRegex("<script|<style|style=|\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
