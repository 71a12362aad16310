using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace VikLearning.Portal.SignIn;

/// <summary>
/// What the session keeps of a sign-in. It travels as a cookie with every request, so it holds what is used and no
/// more: who it is, and the two tokens.
/// </summary>
internal static class LeanSession
{
    private static readonly string[] Claims = ["sub", "name", "role"];
    private static readonly string[] Tokens = ["access_token", "refresh_token", "expires_at"];

    public static Task KeepAsync(TicketReceivedContext context)
    {
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
            identity.Claims
                .Where(claim => Claims.Contains(claim.Type))
                .Select(claim => new Claim(claim.Type, claim.Value)),
            identity.AuthenticationType, identity.NameClaimType, identity.RoleClaimType));
        var properties = context.Properties!;
        properties.StoreTokens([.. properties.GetTokens().Where(token => Tokens.Contains(token.Name))]);
        return Task.CompletedTask;
    }
}
