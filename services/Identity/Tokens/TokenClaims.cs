using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using VikLearning.Identity.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace VikLearning.Identity.Tokens;

/// <summary>What tokens say, and about whom.</summary>
internal static class TokenClaims
{
    /// <summary>The audience of every access token.</summary>
    public const string Audience = "viklearning";

    /// <summary>The scope of every access token.</summary>
    public const string Scope = "viklearning";

    /// <summary>The grant that gives a demo account's token for its name alone.</summary>
    public const string DemoGrant = "urn:viklearning:demo";

    /// <summary>Tokens for somebody who signed in; the name goes to the id token only.</summary>
    public static ClaimsPrincipal Of(Account account, IEnumerable<string> scopes)
    {
        var identity = Begin(account.Subject, account.Roles, scopes);
        identity.SetClaim(Claims.Name, account.DisplayName);
        identity.SetClaim(Claims.Email, account.Email);
        return Finish(identity);
    }

    /// <summary>A token for a service that signs in as itself.</summary>
    public static ClaimsPrincipal OfService(string clientId) => Finish(Begin(clientId, [Roles.Service], []));

    private static ClaimsIdentity Begin(string subject, IEnumerable<string> roles, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(
            OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject);
        identity.SetClaims(Claims.Role, [.. roles]);
        identity.SetScopes(scopes.Append(Scope).Distinct());
        identity.SetResources(ImmutableArray.Create(Audience));
        return identity;
    }

    private static ClaimsPrincipal Finish(ClaimsIdentity identity)
    {
        identity.SetDestinations(static claim => claim.Type switch
        {
            Claims.Name => [Destinations.IdentityToken],
            Claims.Role => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [Destinations.AccessToken],
        });
        return new ClaimsPrincipal(identity);
    }
}
