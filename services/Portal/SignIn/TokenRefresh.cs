using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace VikLearning.Portal.SignIn;

/// <summary>
/// Keeps the session's access token fresh: tokens live five minutes, and one with less than a minute left is replaced
/// before the page is made. A provider that says no ends the session; one that cannot be reached does not.
/// </summary>
internal sealed partial class TokenRefresh(
    IOptionsMonitor<OpenIdConnectOptions> provider, TimeProvider time, ILogger<TokenRefresh> logger)
{
    private static readonly object StaleMark = new();
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether the session goes on although its token is past: the provider could not be asked for another one. Nothing
    /// can be done with it until then, and nobody has to sign in again for that.
    /// </summary>
    public static bool IsStale(HttpContext context) => context.Items.ContainsKey(StaleMark);

    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var expires = context.Properties.GetTokenValue("expires_at");
        var left = DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, out var at)
            ? at - time.GetUtcNow()
            : TimeSpan.Zero;
        if (left > Margin)
        {
            return;
        }

        try
        {
            using var answer = await AskAsync(context);
            if (answer.IsSuccessStatusCode)
            {
                await KeepAsync(context, answer);
            }
            else if ((int)answer.StatusCode < 500)
            {
                LogEnded();
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(PortalSchemes.Cookie);
            }
            else
            {
                GoOn(context.HttpContext, left, null);
            }
        }
        catch (Exception failure)
            when (IsOutage(failure) && !context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            GoOn(context.HttpContext, left, failure);
        }
    }

    private static bool IsOutage(Exception failure) => failure is
        HttpRequestException or InvalidOperationException or IOException or TaskCanceledException;

    private void GoOn(HttpContext context, TimeSpan left, Exception? failure)
    {
        LogUnreachable(failure);
        if (left <= TimeSpan.Zero)
        {
            context.Items[StaleMark] = true;
        }
    }

    private async Task<HttpResponseMessage> AskAsync(CookieValidatePrincipalContext context)
    {
        var options = provider.Get(PortalSchemes.Provider);
        var aborted = context.HttpContext.RequestAborted;
        var configuration = await options.ConfigurationManager!.GetConfigurationAsync(aborted);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = context.Properties.GetTokenValue("refresh_token") ?? "",
            ["client_id"] = options.ClientId!,
            ["client_secret"] = options.ClientSecret!,
        });
        return await options.Backchannel.PostAsync(new Uri(configuration.TokenEndpoint), form, aborted);
    }

    private async Task KeepAsync(CookieValidatePrincipalContext context, HttpResponseMessage answer)
    {
        using var tokens = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        foreach (var name in (string[])["access_token", "refresh_token"])
        {
            if (tokens.RootElement.TryGetProperty(name, out var token))
            {
                context.Properties.UpdateTokenValue(name, token.GetString()!);
            }
        }

        var seconds = tokens.RootElement.TryGetProperty("expires_in", out var lifetime) ? lifetime.GetInt32() : 300;
        var until = time.GetUtcNow().AddSeconds(seconds);
        context.Properties.UpdateTokenValue("expires_at", until.ToString("o", CultureInfo.InvariantCulture));
        context.ShouldRenew = true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A session ended: the provider refused its refresh token.")]
    private partial void LogEnded();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A token was not refreshed: the provider cannot be reached.")]
    private partial void LogUnreachable(Exception? failure);
}
