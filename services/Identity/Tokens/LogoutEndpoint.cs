using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace VikLearning.Identity.Tokens;

/// <summary><c>/connect/logout</c>: forgets the sign-in and returns where the client asked.</summary>
internal static class LogoutEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityModule.CookieScheme);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
