using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Language;

/// <summary>Dutch unless the reader chose English; the choice is a cookie.</summary>
internal static class Languages
{
    // The framework's own cookie: the sign-in page reads it too.
    private static readonly string Cookie = CookieRequestCultureProvider.DefaultCookieName;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The language's two letters, as <c>lang</c> and <c>accept-language</c> want them.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Other => Current == "nl" ? "en" : "nl";

    public static CultureInfo Of(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: < 64 } chosen
        && CookieRequestCultureProvider.ParseCookieValue(chosen)?.UICultures.FirstOrDefault().Value == English.Name
            ? English
            : Dutch;

    /// <summary>Keeps the language for this browser, so that the sign-in page speaks it as well.</summary>
    public static void Keep(HttpContext context, string language)
    {
        var culture = language == "en" ? English : Dutch;
        var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture));
        context.Response.Cookies.Append(Cookie, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
    }

    public static void MapLanguageSwitch(this IEndpointRouteBuilder app) =>
        app.MapPost("/portal/language", static (
            HttpContext context, [FromForm] string language, [FromForm(Name = "return")] string? returnTo) =>
        {
            Keep(context, language);
            return Results.LocalRedirect(LocalAddress.OrStart(returnTo));
        }).WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Anyone);
}
