using System.Net;
using System.Text;
using Xunit;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Every answer that a browser can get, of pages, files, sign-in, API and errors, says what keeps it safe.
/// </summary>
[Collection(DoorGroup.Name)]
public sealed class HeaderDoorTests(DoorSuite suite)
{
    private static readonly (string Name, string Value)[] s_always =
    [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("student")]
    [InlineData("teacher")]
    [InlineData("chief")]
    public async Task Every_page_that_is_linked_is_safe(string? account)
    {
        using var browser = new PortalBrowser(suite.Suite.Address);
        if (account is not null)
        {
            using var entered = await browser.SignInAsync(account, Stop);
            Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        }

        var findings = new List<string>();
        var seen = await CrawlAsync(browser, findings,
            "/", "/bestaat-niet", "/mijn-route", "/uren", "/reflecties/nieuw", "/cohorten", "/leerteams",
            "/portal/sign-in", "/portal/signin-oidc", "/portal/signin-oidc?error=access_denied",
            "/live/cohorts/nowhere", "/account/sign-in", "/account/sign-in?returnUrl=//outside.example",
            "/portal/assets/x");
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.True(seen >= 14, $"Only {seen} pages were seen.");
    }

    [Theory]
    [InlineData("GET", "/api/portfolio/v1/me/hours")]
    [InlineData("POST", "/api/portfolio/v1/me/hours")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("PUT", "/api/portfolio/v1/me/hours")]
    [InlineData("GET", "/viklearning.feed.v1.FeedService/Follow")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/health/other")]
    [InlineData("GET", "/.well-known/openid-configuration")]
    [InlineData("GET", "/.well-known/jwks")]
    [InlineData("GET", "/connect/authorize")]
    [InlineData("GET", "/connect/authorize?client_id=nobody&response_type=code&redirect_uri=https://outside.example")]
    [InlineData("POST", "/connect/token")]
    [InlineData("GET", "/connect/logout")]
    [InlineData("GET", "/connect/nothing")]
    [InlineData("POST", "/account/sign-in")]
    [InlineData("OPTIONS", "/")]
    [InlineData("TRACE", "/")]
    public async Task Every_answer_that_is_no_page_is_safe_too(string method, string address)
    {
        foreach (var token in (string?[])[null, suite.Forge.Token("student", "student")])
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
            {
                BaseAddress = suite.Suite.Address,
            };
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            request.Content = method == "POST" ? new StringContent("{broken", Encoding.UTF8, "application/json") : null;
            using var answer = await http.SendAsync(request, Stop);
            Assert.Empty(Faults(answer));
        }
    }

    private static async Task<int> CrawlAsync(PortalBrowser browser, List<string> findings, params string[] from)
    {
        var waiting = new Queue<string>(from);
        var seen = new HashSet<string>(from);
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await browser.OpenAsync(address, Stop);
            findings.AddRange(Faults(answer).Select(fault => $"{address}: {fault}"));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync(Stop);
            findings.AddRange(CodeIn(html).Select(fault => $"{address}: {fault}"));
            var here = answer.RequestMessage!.RequestUri!;
            foreach (var link in PortalBrowser.Links(html).Select(link => new Uri(here, link)))
            {
                if (link.Authority != browser.Address.Authority)
                {
                    findings.Add($"{address} leads to {link}");
                }
                else if (seen.Add(link.AbsolutePath))
                {
                    waiting.Enqueue(link.PathAndQuery);
                }
            }
        }

        return seen.Count;
    }

    // No script, handler or style within a page: the policy would refuse it, and nobody should have to.
    private static IEnumerable<string> CodeIn(string html) =>
        from sign in (string[])["<script>", " onclick=", " onload=", " style=", "<style", "javascript:"]
        where html.Contains(sign, StringComparison.OrdinalIgnoreCase)
        select $"holds {sign}";

    private static IEnumerable<string> Faults(HttpResponseMessage answer)
    {
        foreach (var (name, value) in s_always)
        {
            if (Header(answer, name) != value)
            {
                yield return $"{name} is '{Header(answer, name)}'";
            }
        }

        foreach (var fault in FaultsOfPolicy(Header(answer, "Content-Security-Policy")))
        {
            yield return fault;
        }

        if (!Header(answer, "Permissions-Policy").Contains("camera=(), ", StringComparison.Ordinal))
        {
            yield return "no Permissions-Policy";
        }

        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"))
        {
            yield return "says what serves it";
        }

        // Files with their content's hash in the name may be kept, and the style of the sign-in page for an hour.
        var file = answer.RequestMessage!.RequestUri!.AbsolutePath;
        var mayBeKept = answer.IsSuccessStatusCode
            && (file.StartsWith("/portal/assets/", StringComparison.Ordinal) || file == "/account/sign-in.css");
        if (!mayBeKept && !Header(answer, "Cache-Control").Contains("no-store", StringComparison.Ordinal))
        {
            yield return $"may be kept: '{Header(answer, "Cache-Control")}'";
        }
    }

    private static IEnumerable<string> FaultsOfPolicy(string policy)
    {
        string[] asked = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action "];
        foreach (var directive in asked.Where(one => !policy.Contains(one, StringComparison.Ordinal)))
        {
            yield return $"the policy lacks {directive}: {policy}";
        }

        if (policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal)
            || policy.Contains("data:", StringComparison.Ordinal))
        {
            yield return $"the policy is loose: {policy}";
        }
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(" | ", values)
            : "";
}
