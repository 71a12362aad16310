using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using VikLearning.Identity.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace VikLearning.Identity.Tokens;

/// <summary><c>/connect/authorize</c>: to the sign-in page, or back with a code.</summary>
internal static class AuthorizeEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> AnswerAsync(HttpContext context, IAccounts accounts, TimeProvider time)
    {
        var request = context.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The authorization endpoint was reached around OpenIddict.");
        var signedIn = await context.AuthenticateAsync(IdentityModule.CookieScheme);
        var subject = signedIn.Principal?.FindFirst(Claims.Subject)?.Value;
        var account = subject is null ? null : accounts.FindBySubject(subject);
        var fresh = account is not null && !MustSignInAgain(request, signedIn.Properties?.IssuedUtc, time);
        if (fresh)
        {
            return Results.SignIn(TokenClaims.Of(account!, request.GetScopes()), null, Scheme);
        }

        return request.HasPromptValue(PromptValues.None)
            ? Results.Forbid(Refusals.Say(Errors.LoginRequired, "Nobody is signed in."), [Scheme])
            : Results.Challenge(
                new AuthenticationProperties { RedirectUri = WithoutPrompt(context, request) },
                [IdentityModule.CookieScheme]);
    }

    private static bool MustSignInAgain(OpenIddictRequest request, DateTimeOffset? since, TimeProvider time) =>
        request.HasPromptValue(PromptValues.Login)
        || (request.MaxAge is { } seconds && time.GetUtcNow() - since > TimeSpan.FromSeconds(seconds));

    // With the prompt still in it the page would ask for the password for ever.
    private static string WithoutPrompt(HttpContext context, OpenIddictRequest request)
    {
        var parameters = request.GetParameters()
            .Where(parameter => parameter.Key is not Parameters.Prompt)
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value));
        return context.Request.Path + QueryString.Create(parameters);
    }
}
