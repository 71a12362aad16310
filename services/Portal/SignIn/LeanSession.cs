using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using VikLearning.Portal.Pages;
using VikLearning.ServiceDefaults.Access;

namespace VikLearning.Portal.SignIn;

/// <summary>
/// What the session keeps of a sign-in. It travels as a cookie with every request, so it holds what is used and no
/// more: who it is by the suite's names, and the two tokens.
/// </summary>
internal static class LeanSession
{
    private static readonly string[] Tokens = ["access_token", "refresh_token", "expires_at"];

    public static async Task KeepAsync(TicketReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claims = services.GetRequiredService<ProviderClaims>();
        var given = context.Principal!;
        if (claims.IsSecondFactorLacking(given))
        {
            // Nobody is signed in: the page says what is missing, and leads back with the wish for it.
            context.HandleResponse();
            PageEnvelope.Prepare(context.HttpContext);
            await PageEnvelope.ShowAsync<SecondFactorPage>(context.HttpContext, StatusCodes.Status403Forbidden);
            return;
        }

        var name = given.FindFirst(services.GetRequiredService<IOptions<PortalOptions>>().Value.NameClaim)?.Value;
        List<Claim> kept = [new("sub", claims.SubjectOf(given) ?? ""), new("name", name ?? "")];
        kept.AddRange(claims.RolesOf(given).Select(role => new Claim("role", role)));
        context.Principal = new ClaimsPrincipal(
            new ClaimsIdentity(kept, given.Identity!.AuthenticationType, "name", "role"));
        var properties = context.Properties!;
        EndedSessions.Number(properties);
        properties.StoreTokens([.. properties.GetTokens().Where(token => Tokens.Contains(token.Name))]);
    }
}
