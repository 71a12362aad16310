using System.Text;
using System.Text.Json;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>Somebody who calls the suite by REST, through its public address.</summary>
internal sealed class RestUser(HttpClient http, string? token)
{
    public const string Hours = "/api/portfolio/v1/me/hours";
    public const string Progress = "/api/portfolio/v1/me/progress";
    public const string Reflections = "/api/portfolio/v1/me/reflections";

    public string? Token => token;

    public Task<RestAnswer> GetAsync(string path, string language = "nl") =>
        SendAsync(HttpMethod.Get, path, null, null, language);

    /// <summary>Looks at what is another's, for a purpose.</summary>
    public Task<RestAnswer> ConsultAsync(string path, string purpose = "guiding") =>
        SendAsync(HttpMethod.Get, path, null, null, "nl", purpose);

    /// <summary>Posts JSON text, however broken, with a key of its own unless one is given.</summary>
    public Task<RestAnswer> PostAsync(string path, string json, string? key = null, string language = "nl") =>
        PostAsync(path, Encoding.UTF8.GetBytes(json), key, language);

    public Task<RestAnswer> PostAsync(string path, byte[] json, string? key = null, string language = "nl") =>
        SendAsync(HttpMethod.Post, path, json, key ?? Guid.NewGuid().ToString("N"), language);

    public Task<RestAnswer> LogAsync(
        string activityId, string date, int minutes, string note = "", string? key = null) =>
        PostAsync(Hours, JsonSerializer.Serialize(new { activityId, date, minutes, note }), key);

    /// <summary>Everything of a list, page after page.</summary>
    public async Task<List<JsonElement>> ListAsync(string path, string member, int pageSize = 100)
    {
        var all = new List<JsonElement>();
        var page = "";
        do
        {
            var answer = await GetAsync($"{path}?pageSize={pageSize}&pageToken={Uri.EscapeDataString(page)}");
            Assert.InRange(answer[member].GetArrayLength(), 0, pageSize);
            all.AddRange(answer[member].EnumerateArray());
            page = answer["nextPageToken"].GetString()!;
        }
        while (page.Length > 0);
        return all;
    }

    private async Task<RestAnswer> SendAsync(
        HttpMethod method, string path, byte[]? json, string? key, string language, string? purpose = null)
    {
        var stop = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(method, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        if (purpose is not null)
        {
            request.Headers.Add("Consultation-Purpose", purpose);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (json is not null)
        {
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new("application/json");
        }

        using var answer = await http.SendAsync(request, stop);
        return new RestAnswer(
            answer.StatusCode, answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadAsByteArrayAsync(stop));
    }
}
