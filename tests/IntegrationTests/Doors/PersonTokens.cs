using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using VikLearning.TestHosts;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>What the portal gets when somebody signs in: an id token and a refresh token, for it alone.</summary>
internal static partial class PersonTokens
{
    /// <summary>Signs a student in through the gateway, as a browser and the portal do it.</summary>
    public static async Task<(string IdToken, string RefreshToken)> GetAsync(
        SeparateSuite suite, CancellationToken stop)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = suite.Address,
        };
        var verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var back = new Uri(suite.Address, "/portal/signin-oidc").ToString();
        var authorize = QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = "portal",
            ["redirect_uri"] = back,
            ["response_type"] = "code",
            ["scope"] = "openid profile roles offline_access",
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        });
        var page = await FollowAsync(browser, await browser.GetAsync(authorize, stop));
        var html = await browser.GetStringAsync(page, stop);
        var fields = Hidden().Matches(html).ToDictionary(
            match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        (fields["username"], fields["password"]) = ("student", "demo");
        using var form = new FormUrlEncodedContent(fields);
        var again = await FollowAsync(browser, await browser.PostAsync(page, form, stop));
        var returned = await FollowAsync(browser, await browser.GetAsync(again, stop));
        return await RedeemAsync(
            browser,
            new()
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = "portal",
                ["client_secret"] = suite.ClientSecret,
                ["redirect_uri"] = back,
                ["code"] = QueryHelpers.ParseQuery(returned.Query)["code"].ToString(),
                ["code_verifier"] = verifier,
            },
            stop);
    }

    private static async Task<(string IdToken, string RefreshToken)> RedeemAsync(
        HttpClient browser, Dictionary<string, string> grant, CancellationToken stop)
    {
        using var redeem = new FormUrlEncodedContent(grant);
        using var answer = await browser.PostAsync(new Uri("/connect/token", UriKind.Relative), redeem, stop);
        answer.EnsureSuccessStatusCode();
        using var tokens = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(stop));
        return (
            tokens.RootElement.GetProperty("id_token").GetString()!,
            tokens.RootElement.GetProperty("refresh_token").GetString()!);
    }

    private static Task<Uri> FollowAsync(HttpClient browser, HttpResponseMessage answer)
    {
        using (answer)
        {
            return answer.StatusCode == HttpStatusCode.Redirect
                ? Task.FromResult(new Uri(browser.BaseAddress!, answer.Headers.Location!))
                : throw new InvalidOperationException($"{answer.StatusCode} instead of a redirect.");
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
