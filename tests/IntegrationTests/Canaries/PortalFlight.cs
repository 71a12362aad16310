using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// A browser without a screen: signs in, fills in the Portal's forms with canaries, rightly and wrongly, and sends one
/// after its session ended. Every address and header that comes back is kept.
/// </summary>
internal sealed partial class PortalFlight : IDisposable
{
    private const string HoursPage = "/mijn-route";
    private const string ReflectionPage = "/reflecties/nieuw";
    private readonly CanarySuite _suite;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _browser;
    private readonly List<string> _seen = [];

    public PortalFlight(CanarySuite suite)
    {
        _suite = suite;
        _browser = new HttpClient(
            new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = suite.Process.Address,
        };
    }

    /// <summary>The addresses that were asked for and led to, and the headers of all answers.</summary>
    public string Seen => string.Join('\n', _seen);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _browser.Dispose();

    /// <summary>Types canaries as name and password at the sign-in page, and at the token door.</summary>
    public async Task FailToSignInAsync()
    {
        var (page, at) = await OpenAsync("/portal/sign-in");
        var (answer, _) = await SubmitAsync(
            page, at, ("username", Next("a name at the sign-in page")), ("password", Next("a wrong password")));
        Assert.Contains("password", answer, StringComparison.Ordinal);
        (answer, _) = await SubmitAsync(
            answer, at, ("username", CanarySuite.Student), ("password", Next("a wrong password of an account")));
        Assert.Contains("password", answer, StringComparison.Ordinal);
        await FailAtTheTokenDoorAsync();
    }

    public async Task SignInAsync(string page = "/portal/sign-in")
    {
        var (form, at) = await OpenAsync(page);
        await SubmitAsync(form, at, ("username", CanarySuite.Student), ("password", "demo"));
    }

    /// <summary>Fills in the forms: rightly, with a fault, and after the session ended.</summary>
    public async Task FillInAsync()
    {
        await SaveAsync(HoursPage, ("Input.Activity", "presenting"), ("Input.Minutes", "20"),
            ("Input.Note", Next("a note in the Portal")));
        await SaveAsync(ReflectionPage, ("Input.Title", Next("a title in the Portal")),
            ("Input.Text", Next("a text in the Portal")));

        await ComeBackAsync(HoursPage, ("Input.Activity", "presenting"), ("Input.Minutes", Next("minutes")),
            ("Input.Note", Next("a note beside a fault")), ("Input.Date", Next("a date")));
        await ComeBackAsync(ReflectionPage, ("Input.Title", ""), ("Input.Text", Next("a text without a title")));
        await ComeBackAsync(HoursPage, ("Input.Activity", Next("an activity")), ("Input.Minutes", "20"));
        await BeKeptAsync();
    }

    private string Next(string place) => _suite.Canaries.Next(place);

    private async Task SaveAsync(string page, params (string, string)[] typed)
    {
        var (form, at) = await OpenAsync(page);
        var (answer, _) = await SubmitAsync(form, at, typed);
        Assert.Contains("class=\"success\"", answer, StringComparison.Ordinal);
    }

    private async Task ComeBackAsync(string page, params (string Name, string Value)[] typed)
    {
        var (form, at) = await OpenAsync(page);
        var (answer, _) = await SubmitAsync(form, at, typed);
        Assert.Contains("aria-invalid=\"true\"", answer, StringComparison.Ordinal);
        Assert.Contains(_suite.Canaries.Word, answer, StringComparison.Ordinal);
    }

    private async Task BeKeptAsync()
    {
        var (form, at) = await OpenAsync(ReflectionPage);
        EndSession();
        var (signIn, there) = await SubmitAsync(
            form, at, ("Input.Title", Next("a title that is kept")), ("Input.Text", Next("a text that is kept")));
        var (back, _) = await SubmitAsync(signIn, there, ("username", CanarySuite.Student), ("password", "demo"));
        Assert.Contains("class=\"kept", back, StringComparison.Ordinal);
        Assert.Contains(_suite.Canaries.Word, back, StringComparison.Ordinal);
    }

    // What ends a session here is that its cookies are gone; the provider's goes too, so that it asks again.
    private void EndSession()
    {
        foreach (Cookie cookie in _cookies.GetAllCookies())
        {
            cookie.Expired = cookie.Name.StartsWith("vik.portal", StringComparison.Ordinal)
                || cookie.Name == "vik-identity";
        }
    }

    private async Task FailAtTheTokenDoorAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:viklearning:demo",
            ["client_id"] = "demo",
            ["client_secret"] = Next("a client's secret"),
            ["username"] = Next("a name at the token door"),
        });
        using var answer = await _browser.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Stop);
        Assert.False(answer.IsSuccessStatusCode);
    }

    private Task<(string Html, Uri At)> OpenAsync(string page) => SendAsync(HttpMethod.Get, At(page), null);

    private Uri At(string page) => new(_suite.Process.Address, page);

    private Task<(string Html, Uri At)> SubmitAsync(
        string html, Uri at, params (string Name, string Value)[] typed)
    {
        var form = Form().Matches(html).Select(match => match.Value)
            .First(form => form.Contains(typed[0].Name, StringComparison.Ordinal));
        var fields = Input().Matches(form).Select(match => match.Value)
            .Where(input => Name().IsMatch(input))
            .ToDictionary(
                input => Decoded(Name(), input), input => Value().IsMatch(input) ? Decoded(Value(), input) : "");
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return SendAsync(HttpMethod.Post, new Uri(at, Decoded(Action(), form)), fields);
    }

    // Follows every redirect by hand, so that none is unseen.
    private async Task<(string Html, Uri At)> SendAsync(
        HttpMethod method, Uri address, Dictionary<string, string>? fields)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(method, address);
            request.Content = fields is null ? null : new FormUrlEncodedContent(fields);
            using var answer = await _browser.SendAsync(request, Stop);
            _seen.Add($"{address}\n{answer.Headers}\n{answer.Content.Headers}");
            if (answer.Headers.Location is not { } location)
            {
                return (await answer.Content.ReadAsStringAsync(Stop), address);
            }

            (method, address, fields) = (HttpMethod.Get, new Uri(address, location), null);
        }
    }

    private static string Decoded(Regex attribute, string tag) =>
        WebUtility.HtmlDecode(attribute.Match(tag).Groups[1].Value);

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
