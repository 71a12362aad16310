using System.Net;
using Xunit;

namespace VikLearning.IntegrationTests.Identity;

public sealed class CodeFlowTests(IdentityFixture fixture) : IClassFixture<IdentityFixture>, IDisposable
{
    private readonly SignInFlow _flow = new(fixture.Host);

    public void Dispose() => _flow.Dispose();

    [Fact]
    public async Task Signing_in_gives_the_portal_tokens_with_role_and_only_the_id_token_has_the_name()
    {
        var back = await _flow.SignInAsync();
        Assert.Equal("state-1", back["state"]);
        var (status, body) = await _flow.RedeemAsync(back["code"]);

        Assert.Equal(HttpStatusCode.OK, status);
        var access = await fixture.Host.ValidateAsync(body.GetProperty("access_token").GetString()!);
        Assert.Equal("subject-of-student", access.Subject);
        Assert.Equal("student", access.GetClaim("role").Value);
        Assert.Equal("portal", access.GetClaim("client_id").Value);
        Assert.DoesNotContain(access.Claims, claim => claim.Type == "name");
        var id = await fixture.Host.ValidateAsync(body.GetProperty("id_token").GetString()!, "portal");
        Assert.Equal("Sanne <Student>", id.GetClaim("name").Value);
        Assert.Equal("student", id.GetClaim("role").Value);
        Assert.Equal("nonce-1", id.GetClaim("nonce").Value);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("S256", null)]
    [InlineData("plain", "0123456789012345678901234567890123456789012")]
    [InlineData(null, "0123456789012345678901234567890123456789012")]
    public async Task A_sign_in_without_PKCE_by_S256_is_refused(string? method, string? challenge)
    {
        var address = _flow.AuthorizeAddress(("code_challenge_method", method), ("code_challenge", challenge));
        using var answer = await _flow.Browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("error:invalid_request", text, StringComparison.Ordinal);
        Assert.Contains("code_challenge", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_worthless_with_another_verifier()
    {
        var back = await _flow.SignInAsync();
        var (status, body) = await _flow.RedeemAsync(back["code"], verifier: new string('a', 43));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_code_is_worthless_with_a_wrong_client_secret()
    {
        var back = await _flow.SignInAsync();
        var (status, body) = await _flow.RedeemAsync(back["code"], secret: "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("invalid_client", body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_code_used_twice_is_refused_and_ends_what_it_gave()
    {
        var back = await _flow.SignInAsync();
        var (_, first) = await _flow.RedeemAsync(back["code"]);
        var (status, body) = await _flow.RedeemAsync(back["code"]);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", body.GetProperty("error").GetString());
        var (refreshed, _) = await _flow.RefreshAsync(first.GetProperty("refresh_token").GetString()!);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed);
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_gives_the_next()
    {
        var back = await _flow.SignInAsync();
        var (_, first) = await _flow.RedeemAsync(back["code"]);
        var old = first.GetProperty("refresh_token").GetString()!;
        var (status, second) = await _flow.RefreshAsync(old);
        Assert.Equal(HttpStatusCode.OK, status);
        var next = second.GetProperty("refresh_token").GetString()!;
        Assert.NotEqual(old, next);
        var token = await fixture.Host.ValidateAsync(second.GetProperty("access_token").GetString()!);
        Assert.Equal("student", token.GetClaim("role").Value);

        Assert.Equal(HttpStatusCode.BadRequest, (await _flow.RefreshAsync(old)).Status);
        // The old one seen again means that somebody has a copy: the newer one ends too.
        Assert.Equal(HttpStatusCode.BadRequest, (await _flow.RefreshAsync(next)).Status);
    }

    [Fact]
    public async Task An_unregistered_return_address_is_not_gone_to()
    {
        using var answer = await _flow.Browser.GetAsync(
            _flow.AuthorizeAddress(("redirect_uri", "http://evil.test/")), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_portal_that_asks_for_the_password_again_gets_it_asked_once()
    {
        await _flow.SignInAsync();
        var page = await _flow.OpenAsync(_flow.AuthorizeAddress(("prompt", "login")));
        Assert.StartsWith("/account/sign-in", page, StringComparison.Ordinal);
        using var entered = await _flow.SubmitAsync(page, "student01", IdentityHost.Password);
        Assert.Contains("code", await _flow.ReturnAsync(SignInFlow.Local(entered.Headers.Location!)));
    }

    [Fact]
    public async Task The_sign_in_cookie_opens_no_other_service()
    {
        await _flow.SignInAsync();
        using var answer = await _flow.Browser.GetAsync("/other", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }
}
