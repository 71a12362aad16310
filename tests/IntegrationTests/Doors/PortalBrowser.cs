using System.Net;
using System.Text.RegularExpressions;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>A browser without a screen: it keeps cookies and follows where it is led.</summary>
internal sealed partial class PortalBrowser : IDisposable
{
    private readonly HttpClient _http;

    public PortalBrowser(Uri address, string language = "nl")
    {
        Address = address;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, MaxAutomaticRedirections = 12 })
        {
            BaseAddress = address,
        };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        // Wherever it goes, one of the suite's own pages led it there.
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Opens a page.</summary>
    public Task<HttpResponseMessage> OpenAsync(string address, CancellationToken stop) =>
        _http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), stop);

    /// <summary>Sends a form as it is given.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string address, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), form, stop);
    }

    /// <summary>Signs in at the suite's provider and ends where that leads.</summary>
    public async Task<HttpResponseMessage> SignInAsync(
        string account, CancellationToken stop, string from = "/portal/sign-in")
    {
        using var page = await OpenAsync(from, stop);
        var html = await page.Content.ReadAsStringAsync(stop);
        var fields = Hidden(html);
        (fields["username"], fields["password"]) = (account, "demo");
        return await PostAsync(page.RequestMessage!.RequestUri!.ToString(), fields, stop);
    }

    /// <summary>The hidden fields of a page's forms; of equal names the last.</summary>
    public static Dictionary<string, string> Hidden(string html)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match match in HiddenField().Matches(html))
        {
            fields[match.Groups[1].Value] = WebUtility.HtmlDecode(match.Groups[2].Value);
        }

        return fields;
    }

    /// <summary>The addresses that a page's links and files name.</summary>
    public static IEnumerable<string> Links(string html) =>
        Link().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("(?:href|src)=\"([^\"#]+)")]
    private static partial Regex Link();
}
