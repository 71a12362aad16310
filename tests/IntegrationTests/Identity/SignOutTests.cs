using System.Net;
using Xunit;

namespace VikLearning.IntegrationTests.Identity;

/// <summary>Signing out at the provider: for who wants to, and not because another site says so.</summary>
public sealed class SignOutTests(IdentityFixture fixture) : IClassFixture<IdentityFixture>, IDisposable
{
    private const string Form = "<form method=\"post\" action=\"/connect/logout\">";

    private static readonly string s_logout = "/connect/logout?client_id=portal&state=s1&post_logout_redirect_uri="
        + Uri.EscapeDataString(IdentityHost.AfterLogout);

    private readonly SignInFlow _flow = new(fixture.Host);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _flow.Dispose();

    [Fact]
    public async Task From_our_own_page_it_ends_the_sign_in_and_goes_back_at_once()
    {
        await _flow.SignInAsync();
        Assert.True(await IsSignedInAsync());
        using var answer = await LogoutAsync("same-origin");

        AssertLeft(answer);
        Assert.False(await IsSignedInAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    [InlineData("same-site")]
    [InlineData("cross-site")]
    public async Task From_anywhere_else_it_asks_first(string? site)
    {
        await _flow.SignInAsync();
        using var asked = await LogoutAsync(site);

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains(
            "form-action 'self' http://learning.test:8080",
            asked.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await asked.Content.ReadAsStringAsync(Stop);
        Assert.Contains(Form, page, StringComparison.Ordinal);
        Assert.Contains("Wilt u uitloggen?", page, StringComparison.Ordinal);
        Assert.True(await IsSignedInAsync());

        using var confirmed = await _flow.SendAsync(page);
        AssertLeft(confirmed);
        Assert.False(await IsSignedInAsync());
    }

    [Fact]
    public async Task A_form_that_another_site_made_up_ends_nothing()
    {
        await _flow.SignInAsync();
        using var first = await LogoutAsync(null);
        var page = await first.Content.ReadAsStringAsync(Stop);
        using var forged = await _flow.SendAsync(page, ("__RequestVerificationToken", "made-up"));

        Assert.Equal(HttpStatusCode.OK, forged.StatusCode);
        var again = await forged.Content.ReadAsStringAsync(Stop);
        Assert.Contains(Form, again, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up", again, StringComparison.Ordinal);
        Assert.False(forged.Headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(cookie => cookie.StartsWith("vik-identity", StringComparison.Ordinal)));
        Assert.True(await IsSignedInAsync());
    }

    [Fact]
    public async Task It_leads_to_no_address_that_is_not_registered()
    {
        var elsewhere = s_logout.Replace(
            Uri.EscapeDataString(IdentityHost.AfterLogout), "http%3A%2F%2Fevil.test%2F", StringComparison.Ordinal);
        using var answer = await LogoutAsync("same-origin", elsewhere);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static void AssertLeft(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(IdentityHost.AfterLogout + "?state=s1", answer.Headers.Location!.OriginalString);
    }

    private async Task<bool> IsSignedInAsync()
    {
        var back = await _flow.ReturnAsync(_flow.AuthorizeAddress(("prompt", "none")));
        if (back.TryGetValue("error", out var error))
        {
            Assert.Equal("login_required", error);
        }

        return back.ContainsKey("code");
    }

    private async Task<HttpResponseMessage> LogoutAsync(string? site, string? address = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address ?? s_logout)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return await _flow.Browser.SendAsync(request, Stop);
    }
}
