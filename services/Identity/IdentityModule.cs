using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VikLearning.Identity.Accounts;
using VikLearning.Identity.Clients;
using VikLearning.Identity.Keys;
using VikLearning.Identity.Rows;
using VikLearning.Identity.SignIn;
using VikLearning.Identity.Tokens;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Storage;

namespace VikLearning.Identity;

/// <summary>The embedded identity provider, for demo and development: how any host takes it in.</summary>
public static class IdentityModule
{
    /// <summary>The scheme of the provider's own sign-in cookie; it is nobody's default.</summary>
    public const string CookieScheme = "identity";

    /// <summary>
    /// Adds the provider. The host's own default authentication scheme stays what it is. Reads the sections
    /// <c>Identity</c>, <c>Demo</c> and <c>Storage</c>, so they must be there by now.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The environment is Production, or the public address is absent or cleartext without <c>Identity:AllowHttp</c>.
    /// </exception>
    public static IHostApplicationBuilder AddIdentity(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Environment.IsProduction())
        {
            throw new InvalidOperationException(
                "The embedded identity provider is for demo and development; in Production, use an OpenID Connect "
                + "provider of your own.");
        }

        var services = builder.Services;
        services.Configure<IdentityOptions>(builder.Configuration.GetSection(IdentityOptions.Section));
        services.Configure<DemoOptions>(builder.Configuration.GetSection(DemoOptions.Section));
        services.Configure<StorageOptions>(builder.Configuration.GetSection(StorageOptions.Section));
        var identity = builder.Configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new();
        var storage = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        var demo = builder.Configuration.GetValue<bool>($"{DemoOptions.Section}:{nameof(DemoOptions.Enabled)}");
        RequireAddress(identity);

        // OpenIddict and EF Core log whole requests and statements, and with them who signs in.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        AddSignIn(services, identity);
        AddRows(services);
        ServerSetup.Add(services, identity, storage.Directory, demo);
        return builder;
    }

    /// <summary>
    /// Makes the keys that a host without configured ones keeps in its storage folder, where they are not there yet.
    /// A host need not do so, but may do it beside other work: an RSA key takes a core some tenths of a second.
    /// </summary>
    /// <exception cref="IOException">They cannot be made there.</exception>
    public static void KeepKeys(string folder)
    {
        StoredKeys.Signing(null, folder);
        StoredKeys.Encryption(null, folder);
    }

    /// <summary>
    /// Begins to prepare its tables: seconds of work that need nothing of the host. The host waits for it when it
    /// starts, and says then what went wrong.
    /// </summary>
    public static void BeginPreparing(this IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        _ = Task.Run(() => host.Services.GetRequiredService<RowsPreparation>().Prepared);
    }

    /// <summary>
    /// Maps the pages and endpoints. The host's pipeline needs <c>UseAuthentication</c>, which WebApplication adds by
    /// itself: OpenIddict answers from there.
    /// </summary>
    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        string[] getAndPost = [HttpMethods.Get, HttpMethods.Post];
        group.MapMethods(ServerSetup.AuthorizePath, getAndPost, AuthorizeEndpoint.AnswerAsync);
        group.MapMethods(ServerSetup.LogoutPath, getAndPost, (Delegate)LogoutEndpoint.AnswerAsync);
        group.MapPost(ServerSetup.TokenPath, TokenEndpoint.AnswerAsync);
        SignInEndpoints.Map(group);
        return endpoints;
    }

    private static void RequireAddress(IdentityOptions identity)
    {
        if (!Uri.TryCreate(identity.Issuer, UriKind.Absolute, out var issuer)
            || (issuer.Scheme != Uri.UriSchemeHttps && issuer.Scheme != Uri.UriSchemeHttp))
        {
            throw new InvalidOperationException(
                "Identity:Issuer must be the public address, such as https://learning.example/.");
        }

        if (issuer.Scheme == Uri.UriSchemeHttp && !identity.AllowHttp)
        {
            throw new InvalidOperationException(
                "Identity:Issuer is cleartext; use https, or set Identity:AllowHttp on loopback.");
        }
    }

    private static void AddSignIn(IServiceCollection services, IdentityOptions identity)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAccounts, ConfiguredAccounts>();
        services.AddSingleton<FailureLimiter>();
        services.AddSingleton<PageFrame>();
        services.AddSingleton<SignInPage>();
        services.AddSingleton<SignOutPage>();
        services.AddPublicAddress();
        services.PostConfigure<HostingOptions>(hosting => hosting.PublicAddress = identity.Issuer);
        // The suite's own headers say it, stricter.
        services.AddAntiforgery(static options => options.SuppressXFrameOptionsHeader = true);
        services.AddAuthorization();
        services.AddAuthentication().AddCookie(CookieScheme, cookie =>
        {
            cookie.Cookie.Name = "vik-identity";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = SignInEndpoints.Path;
            cookie.ReturnUrlParameter = SignInEndpoints.ReturnParameter;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(identity.SignInHours);
            cookie.SlidingExpiration = false;
        });
        services.AddKeyRing();
    }

    private static void AddRows(IServiceCollection services)
    {
        services.AddSingleton<RowsDatabase>();
        services.AddSingleton<RowsConnections>();
        services.AddDbContext<IdentityRows>(static (provider, options) =>
        {
            var database = provider.GetRequiredService<RowsDatabase>().Database;
            _ = database.Kind == StorageKind.Postgres
                ? options.UseNpgsql(database.ConnectionString)
                : options.UseSqlite(database.ConnectionString);
            options.AddInterceptors(provider.GetRequiredService<RowsConnections>());
            options.UseOpenIddict();
        });
        services.AddScoped<ClientRegistrations>();
        services.AddSingleton<RowsPreparation>();
        services.AddHostedService(static provider => provider.GetRequiredService<RowsPreparation>());
        services.AddHostedService<RowsSweep>();
    }
}
