using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace VikLearning.IntegrationTests.Identity;

/// <summary>A person at a browser, and the portal behind: the authorization code flow step by step.</summary>
internal sealed partial class SignInFlow(IdentityHost host) : IDisposable
{
    public HttpClient Browser { get; } = host.Browser();

    public string Verifier { get; } = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public string Challenge => Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Verifier)));

    public string AuthorizeAddress(params (string Name, string? Value)[] changes)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = "portal",
            ["redirect_uri"] = IdentityHost.Return,
            ["response_type"] = "code",
            ["scope"] = "openid profile roles offline_access",
            ["state"] = "state-1",
            ["nonce"] = "nonce-1",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        return QueryHelpers.AddQueryString("/connect/authorize", query.Where(pair => pair.Value is not null)!);
    }

    /// <summary>Opens the portal's link and is sent to the sign-in page; returns the page's local address.</summary>
    public async Task<string> OpenAsync(string address)
    {
        using var answer = await Browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Local(answer.Headers.Location!);
    }

    /// <summary>Fills in the form of the page at the address.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string name, string password)
    {
        var html = await Browser.GetStringAsync(page);
        return await SendAsync(html, ("username", name), ("password", password));
    }

    /// <summary>Sends the form of a page with these fields filled in or altered.</summary>
    public async Task<HttpResponseMessage> SendAsync(string html, params (string Name, string Value)[] filled)
    {
        var action = WebUtility.HtmlDecode(Action().Match(html).Groups[1].Value);
        var fields = Hidden().Matches(html).ToDictionary(
            match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        foreach (var (name, value) in filled)
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        return await Browser.PostAsync(action, content);
    }

    /// <summary>Signs in and returns what the portal gets in its redirect.</summary>
    public async Task<Dictionary<string, string>> SignInAsync()
    {
        var page = await OpenAsync(AuthorizeAddress());
        using var entered = await SubmitAsync(page, "student01", IdentityHost.Password);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return await ReturnAsync(Local(entered.Headers.Location!));
    }

    /// <summary>Follows the address to the portal's redirect.</summary>
    public async Task<Dictionary<string, string>> ReturnAsync(string address)
    {
        using var answer = await Browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(IdentityHost.Return + "?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(answer.Headers.Location.Query)
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> RedeemAsync(
        string code, string? secret = null, string? verifier = null) =>
        host.TokenAsync(
            ("grant_type", "authorization_code"), ("client_id", "portal"), ("client_secret", secret ?? "portal-secret"),
            ("redirect_uri", IdentityHost.Return), ("code", code), ("code_verifier", verifier ?? Verifier));

    public Task<(HttpStatusCode Status, JsonElement Body)> RefreshAsync(string token) =>
        host.TokenAsync(
            ("grant_type", "refresh_token"), ("client_id", "portal"), ("client_secret", "portal-secret"),
            ("refresh_token", token));

    public void Dispose() => Browser.Dispose();

    // Redirects must name the public address; the test then goes to the inner one, as the gateway would.
    public static string Local(Uri address)
    {
        if (address.IsAbsoluteUri)
        {
            Assert.StartsWith(IdentityHost.Issuer, address.AbsoluteUri, StringComparison.Ordinal);
            return address.PathAndQuery;
        }

        return address.OriginalString;
    }

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
