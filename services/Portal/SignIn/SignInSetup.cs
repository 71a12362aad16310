using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using VikLearning.Portal.KeptForms;
using VikLearning.Portal.Pages;

namespace VikLearning.Portal.SignIn;

/// <summary>Sign-in at the provider and the session, which lives in an encrypted cookie and nowhere else.</summary>
internal static class SignInSetup
{
    public static void AddPortalSignIn(this IServiceCollection services)
    {
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<TokenRefresh>();
        services.AddSingleton<TokenRevocation>();
        services.AddAuthentication()
            .AddCookie(PortalSchemes.Cookie)
            .AddOpenIdConnect(PortalSchemes.Provider, static _ => { });
        services.AddOptions<CookieAuthenticationOptions>(PortalSchemes.Cookie).Configure<IHostEnvironment>(Session);
        services.AddOptions<OpenIdConnectOptions>(PortalSchemes.Provider).Configure<IOptions<PortalOptions>>(Provider);
        services.AddAuthorization(PortalPolicies.Add);
    }

    private static void Session(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        PortalCookies.Guard(options.Cookie, "vik.portal", environment);
        options.ExpireTimeSpan = EndedSessions.LongestCookie;
        options.SlidingExpiration = true;
        options.ForwardChallenge = PortalSchemes.Provider;
        options.Events.OnRedirectToAccessDenied = static context =>
        {
            PageEnvelope.Prepare(context.HttpContext);
            return PageEnvelope.ShowAsync<ForbiddenPage>(context.HttpContext, StatusCodes.Status403Forbidden);
        };
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (services.GetRequiredService<EndedSessions>().Has(context.Properties))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(PortalSchemes.Cookie);
            return;
        }

        await services.GetRequiredService<TokenRefresh>().ValidateAsync(context);
    }

    private static void Provider(OpenIdConnectOptions options, IOptions<PortalOptions> portal)
    {
        options.Authority = portal.Value.Authority;
        options.ClientId = portal.Value.ClientId;
        options.ClientSecret = portal.Value.ClientSecret;
        // A provider without TLS is believed only on this machine: demo and development.
        options.RequireHttpsMetadata =
            !(Uri.TryCreate(options.Authority, UriKind.Absolute, out var uri) && uri.IsLoopback);
        options.SignInScheme = PortalSchemes.Cookie;
        options.CallbackPath = "/portal/signin-oidc";
        options.SignedOutCallbackPath = "/portal/signout-oidc";
        options.SignedOutRedirectUri = "/";
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = portal.Value.AsksUserInfo;
        options.ClaimActions.Remove("acr");
        if (portal.Value.AsksUserInfo)
        {
            options.ClaimActions.MapAll();
        }

        options.Scope.Clear();
        foreach (var scope in portal.Value.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        // A query answer comes back by a top-level GET, which Lax cookies travel with; None would need TLS.
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        Events(options.Events, portal.Value.SignInParameters);
    }

    private static void Events(OpenIdConnectEvents events, IReadOnlyDictionary<string, string> parameters)
    {
        events.OnRedirectToIdentityProvider = context =>
        {
            foreach (var (name, value) in parameters)
            {
                context.ProtocolMessage.SetParameter(name, value);
            }

            StrongerSignIn.Ask(context);
            return FormRescue.BeforeSignInAsync(context);
        };
        events.OnTicketReceived = LeanSession.KeepAsync;
        // The id token is not kept, so at the end the provider is told which client this is.
        events.OnRedirectToIdentityProviderForSignOut = static context =>
        {
            context.ProtocolMessage.ClientId = context.Options.ClientId;
            return Task.CompletedTask;
        };
        events.OnRemoteFailure = static context =>
        {
            context.HandleResponse();
            PageEnvelope.Prepare(context.HttpContext);
            return PageEnvelope.ShowAsync<SignInFailedPage>(context.HttpContext, StatusCodes.Status400BadRequest);
        };
    }
}
