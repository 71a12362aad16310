using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>This process's own access token (client credentials), asked for again a minute before it ends.</summary>
internal sealed class ServiceToken(
    IHttpClientFactory http, IOptions<ServiceIdentityOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _asking = new(1);
    private volatile Held? _held;

    /// <summary>A token that is valid for at least some seconds.</summary>
    /// <exception cref="HttpRequestException">The identity provider did not give one.</exception>
    public async Task<string> GetAsync(CancellationToken cancellation)
    {
        if (_held is { } held && held.Until > time.GetUtcNow())
        {
            return held.Token;
        }

        await _asking.WaitAsync(cancellation);
        try
        {
            if (_held is { } other && other.Until > time.GetUtcNow())
            {
                return other.Token;
            }

            _held = await AskAsync(cancellation);
            return _held.Token;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<Held> AskAsync(CancellationToken cancellation)
    {
        var settings = options.Value;
        using var client = http.CreateClient(nameof(ServiceToken));
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret,
        };
        if (settings.Scope is { Length: > 0 } scope)
        {
            fields["scope"] = scope;
        }

        using var form = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(settings.TokenAddress, form, cancellation);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>(cancellation)
            ?? throw new HttpRequestException("The token endpoint answered nothing.");
        var lifetime = TimeSpan.FromSeconds(answer.ExpiresIn);
        var margin = lifetime > s_margin * 2 ? s_margin : lifetime / 2;
        return new Held(answer.AccessToken, time.GetUtcNow() + lifetime - margin);
    }

    private sealed record Held(string Token, DateTimeOffset Until);

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
