using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using VikLearning.Identity.Accounts;
using VikLearning.ServiceDefaults.Edge;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace VikLearning.Identity.SignIn;

/// <summary>The sign-in page, its form and its style sheet.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/account/sign-in";
    public const string ReturnParameter = "returnUrl";
    private const int LongestName = 100;
    private const int LongestPassword = 200;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, Show);
        endpoints.MapPost(Path, EnterAsync).WithMetadata(new RequestSizeLimitAttribute(16 * 1024));
        endpoints.MapGet(Path + ".css", Style);
    }

    private static IResult Show(HttpContext context, IAntiforgery antiforgery, SignInPage page)
    {
        var query = context.Request.Query;
        return Page(context, antiforgery, page, query[ReturnParameter].ToString(), query["username"].ToString(), null);
    }

    private static async Task<IResult> EnterAsync(
        HttpContext context, IAntiforgery antiforgery, SignInPage page, IAccounts accounts, FailureLimiter limiter)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            // A page that stayed open over a restart, mostly: show it anew instead of an error.
            var back = context.Request.Query[ReturnParameter].ToString();
            return Page(context, antiforgery, page, back, "", "Expired", StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, password) = (form["username"].ToString().Trim(), form["password"].ToString());
        var returnUrl = form[ReturnParameter].ToString();
        if (name.Length > LongestName || password.Length > LongestPassword)
        {
            return Page(context, antiforgery, page, returnUrl, "", "Wrong", StatusCodes.Status400BadRequest);
        }

        var caller = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!limiter.TryEnter(name, caller))
        {
            return Page(context, antiforgery, page, returnUrl, name, "Wait", StatusCodes.Status429TooManyRequests);
        }

        if (accounts.Check(name, password) is not { } account)
        {
            return Page(context, antiforgery, page, returnUrl, name, "Wrong", StatusCodes.Status400BadRequest);
        }

        limiter.Succeeded(name, caller);
        var claims = new ClaimsIdentity([new Claim(Claims.Subject, account.Subject)], IdentityModule.CookieScheme);
        await context.SignInAsync(IdentityModule.CookieScheme, new ClaimsPrincipal(claims));
        return Results.LocalRedirect(IsOurs(returnUrl) ? returnUrl : "/");
    }

    /// <summary>Whether the address is our own authorization endpoint: the page leads nowhere else.</summary>
    public static bool IsOurs(string returnUrl) =>
        returnUrl.StartsWith(ServerSetup.AuthorizePath + "?", StringComparison.Ordinal)
        && !returnUrl.Any(char.IsControl);

    private static IResult Page(
        HttpContext context, IAntiforgery antiforgery, SignInPage page, string returnUrl, string name, string? problem,
        int status = StatusCodes.Status200OK)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        var html = page.Render(new SignInView(
            Language.Of(context.Request), IsOurs(returnUrl) ? returnUrl : "",
            name.Length > LongestName ? "" : name, problem, tokens.FormFieldName, tokens.RequestToken!));
        // form-action also judges where a form's answer redirects to, so the clients' own addresses are in it.
        SafeHeaders.AllowPage(context, "style-src 'self'", $"form-action {page.FormTargets}");
        return Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static IResult Style(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        var sheet = typeof(SignInEndpoints).Assembly.GetManifestResourceStream("SignIn/sign-in.css")!;
        return Results.Stream(sheet, "text/css; charset=utf-8");
    }
}
