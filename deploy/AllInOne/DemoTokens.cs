using System.Text.Json.Serialization;

namespace VikLearning.AllInOne;

/// <summary>
/// Access tokens of demo accounts, from the suite's own token endpoint with the demo client's secret.
/// </summary>
internal sealed class DemoTokens(Uri address, string secret, Version version) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = address,
        DefaultRequestVersion = version,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = TimeSpan.FromSeconds(15),
    };

    /// <summary>A token of an account; valid for some minutes.</summary>
    /// <exception cref="HttpRequestException">The suite does not run there, or knows no such account.</exception>
    public async Task<string> GetAsync(string account, CancellationToken cancellation = default)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:viklearning:demo",
            ["client_id"] = "demo",
            ["client_secret"] = secret,
            ["username"] = account,
        });
        using var response = await _http.PostAsync(new Uri("connect/token", UriKind.Relative), form, cancellation);
        if (response.StatusCode == System.Net.HttpStatusCode.BadRequest)
        {
            throw new HttpRequestException($"The suite at {address} knows no demo account {account}.");
        }

        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Answer>(cancellation))!.AccessToken;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private sealed record Answer([property: JsonPropertyName("access_token")] string AccessToken);
}
