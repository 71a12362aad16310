using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>The check of access tokens, the same at the gateway and in every service.</summary>
public static class TokenRegistration
{
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds the scheme <c>Bearer</c> by the section <c>Identity</c>. The provider's keys are fetched at the first
    /// token, again and again until they come: no process waits for another to start.
    /// </summary>
    public static IServiceCollection AddTokenChecks(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (services.Any(service => service.ServiceType == typeof(ValidatedTokens)))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<TokenOptions>().Bind(configuration.GetSection(TokenOptions.Section));
        services.AddSingleton<ValidatedTokens>();
        services.AddSingleton<TokenEvents>();
        services.TryAddSingleton<ProviderClaims>();
        // What it says of a refused token is the token's own words, as whoever made it chose them.
        services.AddLogging(static logs =>
            logs.AddFilter("Microsoft.AspNetCore.Authentication.JwtBearer", LogLevel.Warning));
        services.AddAuthentication().AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<TokenOptions>, TokenEvents, TimeProvider>(Configure)
            .PostConfigure(ForgetOldKeys);
        services.AddAuthorization();
        return services;
    }

    private static void Configure(
        JwtBearerOptions bearer, IOptions<TokenOptions> options, TokenEvents events, TimeProvider time)
    {
        var settings = options.Value;
        bearer.Authority = settings.Authority;
        bearer.Audience = settings.Audience;
        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        bearer.IncludeErrorDetails = false;
        bearer.RequireHttpsMetadata = !IsLoopbackHttp(settings.MetadataAddress ?? settings.Authority);
        if (settings.MetadataAddress is { Length: > 0 } metadata)
        {
            bearer.MetadataAddress = metadata;
        }

        // A key that the provider has just begun to sign with is looked for at once, not after five minutes.
        bearer.RefreshInterval = TimeSpan.FromSeconds(10);
        bearer.Events = events;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.Audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            ValidTypes = settings.TokenTypes.Count == 0 ? ["at+jwt"] : settings.TokenTypes,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires, time.GetUtcNow()),
        };
    }

    // A key that the provider took back would otherwise be believed for another hour.
    private static void ForgetOldKeys(JwtBearerOptions bearer)
    {
        if (bearer.ConfigurationManager is BaseConfigurationManager keys)
        {
            keys.UseLastKnownGoodConfiguration = false;
        }
    }

    // The end is strict, as it is for remembered tokens; only a start may lie a little ahead of this machine's clock.
    private static bool IsCurrent(DateTime? notBefore, DateTime? expires, DateTimeOffset now) =>
        expires > now.UtcDateTime && (notBefore is null || notBefore <= now.UtcDateTime + s_clockSkew);

    private static bool IsLoopbackHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;
}
