using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// A browser without a screen, for who flies through the Portal's forms. Every address and header that comes back is
/// kept.
/// </summary>
internal sealed partial class FlightBrowser : IDisposable
{
    private readonly Uri _address;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly List<string> _seen = [];

    public FlightBrowser(Uri address)
    {
        _address = address;
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
    }

    /// <summary>The addresses that were asked for and led to, and the headers of all answers.</summary>
    public string Seen => string.Join('\n', _seen);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    public async Task<(string Html, Uri At)> SignInAsync(string account, string page = "/portal/sign-in")
    {
        var (form, at) = await OpenAsync(page);
        return await SubmitAsync(form, at, ("username", account), ("password", "demo"));
    }

    // What ends a session here is that its cookies are gone; the provider's goes too, so that it asks again.
    public void EndSession()
    {
        foreach (Cookie cookie in _cookies.GetAllCookies())
        {
            cookie.Expired = cookie.Name.StartsWith("vik.portal", StringComparison.Ordinal)
                || cookie.Name == "vik-identity";
        }
    }

    public Task<(string Html, Uri At)> OpenAsync(string page) =>
        SendAsync(HttpMethod.Get, new Uri(_address, page), null);

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<(string Html, Uri At)> FillInAsync(string page, params (string Name, string Value)[] typed)
    {
        var (form, at) = await OpenAsync(page);
        return await SubmitAsync(form, at, typed);
    }

    /// <summary>Sends the form that has the first field; boxes stay empty unless they are typed.</summary>
    public Task<(string Html, Uri At)> SubmitAsync(
        string html, Uri at, params (string Name, string Value)[] typed)
    {
        var form = Form().Matches(html).Select(match => match.Value)
            .First(form => form.Contains($"\"{typed[0].Name}\"", StringComparison.Ordinal));
        var fields = Input().Matches(form).Select(match => match.Value)
            .Where(input => Name().IsMatch(input) && !Box().IsMatch(input))
            .ToDictionary(
                input => Decoded(Name(), input), input => Value().IsMatch(input) ? Decoded(Value(), input) : "");
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return SendAsync(HttpMethod.Post, new Uri(at, Decoded(Action(), form)), new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends the form that takes a file, with one.</summary>
    public Task<(string Html, Uri At)> UploadAsync(string html, Uri at, string name, byte[] content)
    {
        var form = Form().Matches(html).Select(match => match.Value)
            .First(form => form.Contains("multipart/form-data", StringComparison.Ordinal));
        var body = new MultipartFormDataContent();
        foreach (var input in Input().Matches(form).Select(match => match.Value).Where(it => Value().IsMatch(it)))
        {
            body.Add(new StringContent(Decoded(Value(), input)), Decoded(Name(), input));
        }

        body.Add(new ByteArrayContent(content), "file", name);
        return SendAsync(HttpMethod.Post, new Uri(at, Decoded(Action(), form)), body);
    }

    /// <summary>Asks for a token at the service's own door, with a wrong secret.</summary>
    public async Task FailAtTheTokenDoorAsync(string secret, string name)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:viklearning:demo",
            ["client_id"] = "demo",
            ["client_secret"] = secret,
            ["username"] = name,
        });
        using var answer = await _http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Stop);
        Assert.False(answer.IsSuccessStatusCode);
    }

    // Follows every redirect by hand, so that none is unseen.
    private async Task<(string Html, Uri At)> SendAsync(
        HttpMethod method, Uri address, HttpContent? form)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Content = form;
            using var answer = await _http.SendAsync(request, Stop);
            _seen.Add($"{address}\n{answer.Headers}\n{answer.Content.Headers}");
            if (answer.Headers.Location is not { } location)
            {
                return (await answer.Content.ReadAsStringAsync(Stop), address);
            }

            (method, address, form) = (HttpMethod.Get, new Uri(address, location), null);
        }
    }

    private static string Decoded(Regex attribute, string tag) =>
        WebUtility.HtmlDecode(attribute.Match(tag).Groups[1].Value);

    [GeneratedRegex("type=\"(checkbox|radio)\"")]
    private static partial Regex Box();

    [GeneratedRegex("<form[^>]* method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Input();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex(" action=\"([^\"]*)\"")]
    private static partial Regex Action();
}
