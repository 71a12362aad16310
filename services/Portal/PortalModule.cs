using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VikLearning.Portal.Appeals;
using VikLearning.Portal.Attachments;
using VikLearning.Portal.Cohorts;
using VikLearning.Portal.DataSubjects;
using VikLearning.Portal.Exams;
using VikLearning.Portal.Gateway;
using VikLearning.Portal.KeptForms;
using VikLearning.Portal.Language;
using VikLearning.Portal.Pages;
using VikLearning.Portal.Reflections;
using VikLearning.Portal.Roster;
using VikLearning.Portal.Scoring;
using VikLearning.Portal.SignIn;
using VikLearning.ServiceDefaults.Hosting;

namespace VikLearning.Portal;

/// <summary>How any host takes the Portal in.</summary>
public static class PortalModule
{
    /// <summary>
    /// Adds pages, sign-in and gateway clients. Authentication schemes are named, so that a host with a default scheme
    /// of its own keeps it.
    /// </summary>
    public static WebApplicationBuilder AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IHostEnvironment>((options, environment) =>
        {
            PortalCookies.Guard(options.Cookie, "vik.form", environment);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "form_token";
            options.SuppressXFrameOptionsHeader = true; // SafeHeaders says it, stricter.
        });
        services.AddKeyRing();
        services.AddPortalSignIn();
        services.AddSingleton<FormSeal>();
        services.AddSingleton<FormKeeper>();
        services.AddGatewayClients();
        services.AddPublicAddress();
        return builder;
    }

    /// <summary>Maps the pages, and a page for every address that nobody else answers.</summary>
    public static WebApplication MapPortal(this WebApplication app)
    {
        app.UseMiddleware<PageEnvelope>();
        app.UseMiddleware<FormRescue>();
        app.UseAntiforgery();
        app.MapRazorComponents<App>().WithMetadata(PortalPage.Instance);
        app.MapOwnFiles();
        app.MapSignIn();
        app.MapLanguageSwitch();
        app.MapLiveCohort();
        app.MapExports();
        app.MapRosterArchive();
        app.MapDrafts();
        app.MapUploads();
        app.MapDownloads();
        app.MapExamDownloads();
        app.MapScoring();
        app.MapAppeals();
        app.MapFallback(PageEnvelope.NotFoundAsync)
            .WithMetadata(PortalPage.Instance)
            .RequireAuthorization(PortalPolicies.Anyone);
        return app;
    }
}
