using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Hosting;

/// <summary>The suite's languages: Dutch unless the cookie or the browser asks for English.</summary>
public static class Languages
{
    private static readonly string[] s_cultures = ["nl", "en"];

    /// <summary>Adds the choice of language to each request.</summary>
    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();

        // It repeats what a header asks for, whatever stands there.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Localization", LogLevel.Warning));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(s_cultures[0]);
            options.AddSupportedCultures(s_cultures);
            options.AddSupportedUICultures(s_cultures);
            // Not from the query: a language in an address would be sent along with it.
            options.RequestCultureProviders =
                [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }
}
