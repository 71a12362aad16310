using VikLearning.Identity.Keys;
using VikLearning.Identity.Rows;
using VikLearning.Identity.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace VikLearning.Identity;

/// <summary>What OpenIddict may do here: the grants, lifetimes and keys.</summary>
internal static class ServerSetup
{
    public const string AuthorizePath = "/connect/authorize";
    public const string TokenPath = "/connect/token";
    public const string LogoutPath = "/connect/logout";
    public const string RevocationPath = "/connect/revocation";

    public static void Add(IServiceCollection services, IdentityOptions identity, string folder, bool demo) =>
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityRows>())
            .AddServer(server =>
            {
                server.SetIssuer(new Uri(identity.Issuer));
                server.SetAuthorizationEndpointUris(AuthorizePath[1..])
                    .SetTokenEndpointUris(TokenPath[1..])
                    .SetEndSessionEndpointUris(LogoutPath[1..])
                    .SetRevocationEndpointUris(RevocationPath[1..])
                    .SetConfigurationEndpointUris(".well-known/openid-configuration")
                    .SetJsonWebKeySetEndpointUris(".well-known/jwks");
                AllowGrants(server, demo);
                SetLifetimes(server, identity);
                server.AddSigningKey(StoredKeys.Signing(identity.SigningKey, folder))
                    .AddEncryptionKey(StoredKeys.Encryption(identity.EncryptionKey, folder))
                    .DisableAccessTokenEncryption();
                // A refresh token is kept here anyway, to be refused once it was used: what is given out is its number.
                server.UseReferenceRefreshTokens();
                server.RegisterScopes(TokenClaims.Scope, Scopes.Profile, Scopes.Roles);
                server.RegisterClaims(Claims.Name, Claims.Role);
                var http = server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableTokenEndpointPassthrough()
                    .EnableEndSessionEndpointPassthrough();
                if (identity.AllowHttp)
                {
                    http.DisableTransportSecurityRequirement();
                }
            });

    private static void AllowGrants(OpenIddictServerBuilder server, bool demo)
    {
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
        server.RequireProofKeyForCodeExchange();
        server.Configure(static options =>
        {
            options.CodeChallengeMethods.Clear();
            options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        });
        if (demo)
        {
            server.AllowCustomFlow(TokenClaims.DemoGrant);
        }
    }

    private static void SetLifetimes(OpenIddictServerBuilder server, IdentityOptions identity) =>
        server.SetAccessTokenLifetime(TimeSpan.FromMinutes(Math.Clamp(identity.AccessTokenMinutes, 0.1, 5)))
            .SetIdentityTokenLifetime(TimeSpan.FromMinutes(5))
            .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
            .SetRefreshTokenLifetime(TimeSpan.FromHours(identity.SignInHours))
            .DisableSlidingRefreshTokenExpiration()
            .SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(identity.RefreshReuseSeconds));
}
