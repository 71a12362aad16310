using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using VikLearning.Portal;
using VikLearning.ServiceDefaults.Hosting;
using Xunit;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>No form is believed that our own page did not give to the one who sends it; none leads elsewhere.</summary>
[Collection(DoorGroup.Name)]
public sealed class FormDoorTests(DoorSuite suite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_that_takes_a_form_refuses_one_without_our_token()
    {
        var addresses = PostAddresses();
        Assert.Contains("/mijn-route", addresses);
        Assert.Contains("/portal/sign-out", addresses);
        foreach (var account in (string?[])[null, "student", "teacher", "chief"])
        {
            using var browser = new PortalBrowser(suite.Suite.Address);
            if (account is not null)
            {
                using var entered = await browser.SignInAsync(account, Stop);
            }

            foreach (var address in addresses)
            {
                foreach (var fields in (Dictionary<string, string>[])
                [
                    [], new() { ["_handler"] = "log-hours", ["language"] = "en", ["Input.Minutes"] = "5" },
                    new() { ["form_token"] = "made-up", ["language"] = "en" },
                ])
                {
                    using var answer = await browser.PostAsync(address, fields, Stop);
                    Assert.True(IsRefused(answer), $"{account} at {address}: {answer.StatusCode}");
                }
            }

            // Nothing of it happened: who was signed in still is, in the language they had.
            using var start = await browser.OpenAsync("/", Stop);
            var html = await start.Content.ReadAsStringAsync(Stop);
            Assert.Equal(account is not null, html.Contains("class=\"who-name\"", StringComparison.Ordinal));
            Assert.Contains("<html lang=\"nl\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Anothers_token_is_none()
    {
        using var mine = new PortalBrowser(suite.Suite.Address);
        using var theirs = new PortalBrowser(suite.Suite.Address);
        using var first = await mine.SignInAsync("student", Stop);
        using var second = await theirs.SignInAsync("teacher", Stop);
        var fields = PortalBrowser.Hidden(await first.Content.ReadAsStringAsync(Stop));

        using var refused = await theirs.PostAsync("/portal/sign-out", Form(fields), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var accepted = await mine.PostAsync("/portal/sign-out", Form(fields), Stop);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_portal_and_provider()
    {
        using var browser = new PortalBrowser(suite.Suite.Address);
        using var entered = await browser.SignInAsync("student", Stop);
        var fields = PortalBrowser.Hidden(await entered.Content.ReadAsStringAsync(Stop));
        using var left = await browser.PostAsync("/portal/sign-out", Form(fields), Stop);
        using var again = await browser.OpenAsync("/mijn-route", Stop);

        Assert.Equal("/account/sign-in", again.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.DoesNotContain(
            browser.Cookies.GetAllCookies(),
            cookie => cookie is { Expired: false, Name: "vik.portal" or "vik-identity" });
    }

    [Fact]
    public async Task A_copied_session_is_worth_nothing_once_its_owner_signed_out()
    {
        using var browser = new PortalBrowser(suite.Suite.Address);
        using var entered = await browser.SignInAsync("student", Stop);
        using var thief = new PortalBrowser(suite.Suite.Address);
        var copied = browser.Cookies.GetAllCookies().Single(cookie => cookie.Name == "vik.portal");
        thief.Cookies.Add(suite.Suite.Address, new Cookie(copied.Name, copied.Value, "/"));
        using var before = await thief.OpenAsync("/reflecties", Stop);
        Assert.Equal("/reflecties", before.RequestMessage!.RequestUri!.AbsolutePath);

        var fields = PortalBrowser.Hidden(await entered.Content.ReadAsStringAsync(Stop));
        using var left = await browser.PostAsync("/portal/sign-out", Form(fields), Stop);
        thief.Cookies.Add(suite.Suite.Address, new Cookie(copied.Name, copied.Value, "/"));
        using var after = await thief.OpenAsync("/reflecties", Stop);
        Assert.Equal("/account/sign-in", after.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_session_that_was_planted_before_is_gone_after_signing_in()
    {
        using var attacker = new PortalBrowser(suite.Suite.Address);
        using var entered = await attacker.SignInAsync("teacher", Stop);
        var planted = attacker.Cookies.GetAllCookies().Single(cookie => cookie.Name == "vik.portal");
        using var victim = new PortalBrowser(suite.Suite.Address);
        victim.Cookies.Add(suite.Suite.Address, new Cookie(planted.Name, planted.Value, "/"));
        using var signedIn = await victim.SignInAsync("student", Stop);

        Assert.NotEqual(
            planted.Value, victim.Cookies.GetAllCookies().Single(cookie => cookie.Name == "vik.portal").Value);
        using var own = await victim.OpenAsync("/reflecties", Stop);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    // An attacker's own code, brought to somebody else's browser, would sign them in as the attacker.
    [Fact]
    public async Task A_sign_in_that_another_browser_began_is_refused()
    {
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = suite.Suite.Address,
        };
        using var begun = await stranger.GetAsync(new Uri("/portal/sign-in", UriKind.Relative), Stop);
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(begun.Headers.Location!.Query)["state"];
        using var victim = new PortalBrowser(suite.Suite.Address);
        using var answer = await victim.OpenAsync(
            $"/portal/signin-oidc?code=abc&state={Uri.EscapeDataString(state.ToString())}", Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(victim.Cookies.GetAllCookies(), cookie => cookie.Name == "vik.portal");
    }

    [Theory]
    [InlineData("//outside.example")]
    [InlineData("/\\outside.example")]
    [InlineData("\\\\outside.example")]
    [InlineData("https://outside.example/")]
    [InlineData("https:outside.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/outside.example")]
    [InlineData("/\n/outside.example")]
    [InlineData(" //outside.example")]
    [InlineData("outside.example")]
    public async Task Signing_in_and_changing_language_lead_to_our_own_pages_only(string address)
    {
        using var browser = new PortalBrowser(suite.Suite.Address);
        using var entered = await browser.SignInAsync(
            "student", Stop, $"/portal/sign-in?return={Uri.EscapeDataString(address)}");
        Assert.Equal(suite.Suite.Address.Authority, entered.RequestMessage!.RequestUri!.Authority);
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);

        var fields = Form(PortalBrowser.Hidden(await entered.Content.ReadAsStringAsync(Stop)));
        (fields["language"], fields["return"]) = ("en", address);
        using var switched = await browser.PostAsync("/portal/language", fields, Stop);
        Assert.Equal(suite.Suite.Address.Authority, switched.RequestMessage!.RequestUri!.Authority);
        Assert.Equal(HttpStatusCode.OK, switched.StatusCode);
    }

    private static Dictionary<string, string> Form(Dictionary<string, string> hidden) =>
        new() { ["form_token"] = hidden["form_token"] };

    // Led to the sign-in page, or told no.
    private static bool IsRefused(HttpResponseMessage answer) =>
        (int)answer.StatusCode is >= 400 and < 500
        || answer.RequestMessage!.RequestUri!.AbsolutePath == "/account/sign-in";

    private static List<string> PostAddresses()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        builder.AddPortal();
        var portal = builder.Build();
        portal.UseServiceDefaults();
        portal.MapPortal();
        return
        [
            .. from source in ((IEndpointRouteBuilder)portal).DataSources
               from endpoint in source.Endpoints.OfType<RouteEndpoint>()
               let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
               where methods?.Contains("POST") == true
               let path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(Segment))
               where !path.StartsWith('_')
               select $"/{path}",
        ];
    }

    private static string Segment(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) =>
        segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
            ? literal.Content
            : new string('0', 32);
}
