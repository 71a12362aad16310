using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;
using VikLearning.Identity.SignIn;

namespace VikLearning.Identity.Tokens;

/// <summary>
/// <c>/connect/logout</c>: forgets the sign-in and returns where the client asked. It asks first, unless the browser
/// itself says that one of the suite's own pages led here: another site must not sign anyone out.
/// </summary>
internal static class LogoutEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpContext context, SignOutPage page)
    {
        var request = context.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The logout endpoint was reached around OpenIddict.");
        if (!IsFromOwnPage(context.Request) && !await page.IsConfirmedAsync(context))
        {
            return page.Ask(context, request);
        }

        await context.SignOutAsync(IdentityModule.CookieScheme);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    // Browsers write this header themselves, over the whole chain of redirects; no page can.
    private static bool IsFromOwnPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";
}
