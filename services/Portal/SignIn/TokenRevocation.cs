using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace VikLearning.Portal.SignIn;

/// <summary>
/// Takes back a session's refresh token when its owner signs out: the session is a cookie, and whoever kept a copy of
/// it would go on otherwise. What is left is the access token, for its last minutes.
/// </summary>
internal sealed partial class TokenRevocation(
    IOptionsMonitor<OpenIdConnectOptions> provider, ILogger<TokenRevocation> logger)
{
    /// <summary>Revokes it, where the provider can. Signing out goes on whatever comes of it.</summary>
    public async Task RevokeAsync(HttpContext context)
    {
        try
        {
            var options = provider.Get(PortalSchemes.Provider);
            var token = await context.GetTokenAsync(PortalSchemes.Cookie, "refresh_token");
            var configuration = await options.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            if (token is null
                || !Uri.TryCreate(configuration.RevocationEndpoint, UriKind.Absolute, out var address))
            {
                return;
            }

            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["token"] = token,
                ["token_type_hint"] = "refresh_token",
                ["client_id"] = options.ClientId!,
                ["client_secret"] = options.ClientSecret!,
            });
            using var answer = await options.Backchannel.PostAsync(address, form, context.RequestAborted);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception failure)
            when (failure is HttpRequestException or InvalidOperationException or IOException or TaskCanceledException)
        {
            LogNotRevoked(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refresh token was not revoked at the end of a session.")]
    private partial void LogNotRevoked(Exception failure);
}
