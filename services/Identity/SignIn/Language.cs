using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace VikLearning.Identity.SignIn;

/// <summary>The page's language: what the user chose, else what the browser prefers, else Dutch.</summary>
internal static class Language
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static CultureInfo Of(HttpRequest request)
    {
        var chosen = request.Cookies[CookieRequestCultureProvider.DefaultCookieName];
        if (chosen is { Length: < 64 }
            && CookieRequestCultureProvider.ParseCookieValue(chosen)?.UICultures.FirstOrDefault().Value is { } name
            && Match(name) is { } culture)
        {
            return culture;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Match(language.Value.ToString()))
            .FirstOrDefault(match => match is not null) ?? Dutch;
    }

    private static CultureInfo? Match(string language) =>
        language.StartsWith("nl", StringComparison.OrdinalIgnoreCase) ? Dutch
        : language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
        : null;
}
