using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using VikLearning.Portal.Language;
using VikLearning.Portal.Pages;

namespace VikLearning.Portal.SignIn;

/// <summary>The doors in and out.</summary>
internal static class SignInEndpoints
{
    public const string InAddress = "/portal/sign-in";

    public const string OutAddress = "/portal/sign-out";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet(InAddress, static (
            HttpContext context,
            [FromQuery(Name = "return")] string? returnTo,
            [FromQuery(Name = StrongerSignIn.Query)] string? stronger) =>
        {
            Languages.Keep(context, Languages.Current);
            var properties = new AuthenticationProperties { RedirectUri = LocalAddress.OrStart(returnTo) };
            return Results.Challenge(StrongerSignIn.Want(properties, stronger is not null), [PortalSchemes.Provider]);
        })
            .WithMetadata(PortalPage.Instance)
            .RequireAuthorization(PortalPolicies.Anyone);

        // The form's token is asked for: another site must not sign anyone out.
        app.MapPost(OutAddress, static async (
            [FromForm(Name = "leave")] string? _, HttpContext context, TokenRevocation revocation,
            EndedSessions ended) =>
        {
            var session = await context.AuthenticateAsync(PortalSchemes.Cookie);
            ended.Add(session.Properties);
            await revocation.RevokeAsync(context);
            return Results.SignOut(
                new AuthenticationProperties { RedirectUri = "/" }, [PortalSchemes.Cookie, PortalSchemes.Provider]);
        })
            .WithMetadata(PortalPage.Instance)
            .RequireAuthorization(PortalPolicies.Anyone);
    }
}
