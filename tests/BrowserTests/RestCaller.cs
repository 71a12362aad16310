using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace VikLearning.BrowserTests;

/// <summary>Somebody who calls by REST beside the browser.</summary>
internal sealed record RestCaller(HttpClient Http, string Token)
{
    public Task<JsonElement> GetAsync(string path, string? purpose = null) =>
        SendAsync(HttpMethod.Get, path, null, purpose);

    public Task<JsonElement> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body, null);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, string? purpose)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", Token);
        if (body is not null)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            request.Content = JsonContent.Create(body);
        }

        if (purpose is not null)
        {
            request.Headers.Add("Consultation-Purpose", purpose);
        }

        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {said}");
        return JsonDocument.Parse(said).RootElement;
    }
}
