using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace VikLearning.BrowserTests;

/// <summary>One person with a browser of their own.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private const string Password = "demo";
    private readonly List<string> _complaints = [];
    private readonly IBrowserContext _context;

    internal Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>The page that is open.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained of: refused scripts and styles, missing files, script errors.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Signs in from the start page, as a person does.</summary>
    public async Task SignInAsync(string account)
    {
        await Page.GotoAsync("/");
        await Page.Locator("main a.button").ClickAsync();
        await SayWhoAsync(account);
    }

    /// <summary>Fills in the sign-in page, wherever it came from.</summary>
    public async Task SayWhoAsync(string account)
    {
        await Page.Locator("input[name=username]").FillAsync(account);
        await Page.Locator("input[name=password]").FillAsync(Password);
        await Page.Locator("button[type=submit], form button").First.ClickAsync();
        await Assertions.Expect(Page.Locator(".who-name")).ToHaveCountAsync(1);
    }

    /// <summary>The session ends behind the page's back, as time ends it; at the provider too.</summary>
    public Task EndSessionAsync() => _context.ClearCookiesAsync(new() { NameRegex = new("^vik(\\.portal|-identity)") });

    /// <summary>The names of the browser's cookies.</summary>
    public async Task<IReadOnlyList<string>> CookiesAsync() =>
        [.. (await _context.CookiesAsync()).Select(cookie => cookie.Name)];

    /// <summary>Every address that the browser asks for from now on.</summary>
    public IReadOnlyCollection<string> Addresses()
    {
        var addresses = new ConcurrentQueue<string>();
        _context.Request += (_, request) => addresses.Enqueue(Uri.UnescapeDataString(request.Url));
        return addresses;
    }

    /// <summary>Opens a page and expects it to be there.</summary>
    public async Task OpenAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
    }

    /// <summary>Another tab of the same person.</summary>
    public Task<IPage> NewTabAsync() => _context.NewPageAsync();

    /// <summary>Logs hours through the form on the route page.</summary>
    public async Task LogHoursAsync(string activity, int minutes, string note = "")
    {
        await OpenAsync("/mijn-route");
        await Page.Locator("#activity").SelectOptionAsync(activity);
        await Page.Locator("#minutes").FillAsync($"{minutes}");
        await Page.Locator("#note").FillAsync(note);
        await Page.Locator("form:has(#activity) button").ClickAsync();
        await Assertions.Expect(Page.Locator(".success")).ToBeVisibleAsync();
    }

    /// <summary>Leaves, and says where: the runner shows it of a test that failed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestOutputHelper is { } output)
        {
            foreach (var page in _context.Pages)
            {
                output.WriteLine($"{page.Url}: {await SightAsync(page)}");
            }

            output.WriteLine(string.Join('\n', _complaints));
        }

        await _context.DisposeAsync();
    }

    private static async Task<string> SightAsync(IPage page)
    {
        try
        {
            return await page.Locator("main").InnerTextAsync(new() { Timeout = 1000 });
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            return exception.Message;
        }
    }
}
