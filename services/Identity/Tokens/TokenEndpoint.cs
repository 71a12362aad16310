using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using VikLearning.Identity.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace VikLearning.Identity.Tokens;

/// <summary><c>/connect/token</c>, after OpenIddict has checked the client, its secret and the grant.</summary>
internal static class TokenEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> AnswerAsync(
        HttpContext context, IAccounts accounts, IOptions<DemoOptions> demo)
    {
        var request = context.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The token endpoint was reached around OpenIddict.");
        if (request.IsClientCredentialsGrantType())
        {
            return Results.SignIn(TokenClaims.OfService(request.ClientId!), null, Scheme);
        }

        if (request.GrantType == TokenClaims.DemoGrant && demo.Value.Enabled)
        {
            return Give(accounts.Find(request.Username ?? ""), []);
        }

        if (request.IsAuthorizationCodeGrantType() || request.IsRefreshTokenGrantType())
        {
            // Roles are read again at every refresh: who lost one loses it within an access token's life.
            var earlier = (await context.AuthenticateAsync(Scheme)).Principal!;
            return Give(accounts.FindBySubject(earlier.GetClaim(Claims.Subject)!), earlier.GetScopes());
        }

        return Refuse(Errors.UnsupportedGrantType, "This grant is not given here.");
    }

    private static IResult Give(Account? account, IEnumerable<string> scopes) =>
        account is null
            ? Refuse(Errors.InvalidGrant, "There is no such account.")
            : Results.SignIn(TokenClaims.Of(account, scopes), null, Scheme);

    private static IResult Refuse(string error, string description) =>
        Results.Forbid(Refusals.Say(error, description), [Scheme]);
}
