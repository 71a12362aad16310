using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using VikLearning.Portal.Pages;
using VikLearning.Portal.SignIn;

namespace VikLearning.Portal.Language;

/// <summary>Dutch unless the reader chose English; the choice is a cookie.</summary>
internal static class Languages
{
    private const string Cookie = "vik.language";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The language's two letters, as <c>lang</c> and <c>accept-language</c> want them.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Other => Current == "nl" ? "en" : "nl";

    public static CultureInfo Of(HttpRequest request) => request.Cookies[Cookie] == "en" ? English : Dutch;

    public static void MapLanguageSwitch(this IEndpointRouteBuilder app) =>
        app.MapPost("/portal/language", static (
            HttpContext context, [FromForm] string language, [FromForm(Name = "return")] string? returnTo) =>
        {
            context.Response.Cookies.Append(Cookie, language == "en" ? "en" : "nl", new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
            return Results.LocalRedirect(LocalAddress.OrStart(returnTo));
        }).WithMetadata(PortalPage.Instance).RequireAuthorization(PortalPolicies.Anyone);
}
