using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using VikLearning.BrowserTests;
using VikLearning.TestHosts;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Academy))]
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace VikLearning.BrowserTests;

/// <summary>
/// The suite as a user starts it, and a browser beside it, both started at the first test and shared by all. Where no
/// browser is installed the tests are skipped, unless everything is required.
/// </summary>
public sealed class Academy : IAsyncDisposable
{
    // The same engine without a window's furniture comes first: each visitor costs half as much.
    private static readonly string[] s_browsers =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
    ];

    // Quiet on the network: everything that is tested is on loopback.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // Tokens live five minutes; each costs a process.
    private static readonly TimeSpan s_tokenAge = TimeSpan.FromMinutes(2);

    private readonly Lazy<Task<Started>> _started = new(StartAsync);
    private readonly ConcurrentDictionary<string, (string Token, long Since)> _tokens = new();

    /// <summary>The repository's own folder.</summary>
    public static string Root { get; } = Found();

    /// <summary>Where screenshots are kept: beside the sources, outside version control.</summary>
    public static string Screenshots { get; } =
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    /// <summary>The suite's address.</summary>
    public async Task<Uri> AddressAsync() => (await UseAsync()).Suite.Address;

    /// <summary>A visitor with a browser profile of their own, not signed in.</summary>
    /// <param name="language">Dutch or English.</param>
    /// <param name="width">How wide the screen is.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="elsewhere">The address of another suite than the shared one.</param>
    public async Task<Visitor> VisitAsync(
        string language = "nl", int width = 1280, ColorScheme scheme = ColorScheme.Light, Uri? elsewhere = null)
    {
        var started = await UseAsync();
        var context = await started.Browser.NewContextAsync(new()
        {
            BaseURL = (elsewhere ?? started.Suite.Address).GetLeftPart(UriPartial.Authority),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            Locale = language == "nl" ? "nl-NL" : "en-GB",
            TimezoneId = "Europe/Amsterdam",
        });
        var visitor = new Visitor(context, await context.NewPageAsync());
        if (language != "nl")
        {
            await visitor.Page.GotoAsync("/");
            await visitor.Page.Locator("form[action='/portal/language'] button").ClickAsync();
        }

        return visitor;
    }

    /// <summary>A visitor who signed in with a demo account.</summary>
    public async Task<Visitor> SignInAsync(
        string account, string language = "nl", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var visitor = await VisitAsync(language, width, scheme);
        await visitor.SignInAsync(account);
        return visitor;
    }

    /// <summary>An access token of a demo account, as a user gets one beside a running suite.</summary>
    public async Task<string> TokenAsync(string account)
    {
        if (_tokens.TryGetValue(account, out var kept) && Stopwatch.GetElapsedTime(kept.Since) < s_tokenAge)
        {
            return kept.Token;
        }

        var suite = (await UseAsync()).Suite;
        var run = await SuiteProcess.RunAsync(
            "token", account, "--urls", suite.Address.GetLeftPart(UriPartial.Authority), "--data", suite.Data);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var token = run.Output.Trim();
        _tokens[account] = (token, Stopwatch.GetTimestamp());
        return token;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
        {
            return;
        }

        var started = await _started.Value;
        await started.Browser.DisposeAsync();
        started.Playwright.Dispose();
        await started.Suite.DisposeAsync();
    }

    private async Task<Started> UseAsync()
    {
        if (!s_browsers.Any(File.Exists))
        {
            const string Reason = "No Chromium is installed (Debian: apt-get install chromium-headless-shell).";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("VIK_REQUIRE_ALL") == "1", Reason);
            Assert.Fail(Reason);
        }

        return await _started.Value;
    }

    private static async Task<Started> StartAsync()
    {
        // Its ledgers are looked at every second, not every minute.
        Environment.SetEnvironmentVariable("Consultations__AnchorEvery", "00:00:01");
        Environment.SetEnvironmentVariable("Reminders__SweepEvery", "00:00:01");
        // A test opens pages faster than any person could.
        Environment.SetEnvironmentVariable("Gateway__Limits__PerUser__Burst", "10000");
        var suite = await SuiteProcess.StartAsync(demoStudents: 24);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = s_browsers.First(File.Exists), Args = s_arguments });
        return new(suite, playwright, browser);
    }

    private static string Found([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", ".."));

    private sealed record Started(SuiteProcess Suite, IPlaywright Playwright, IBrowser Browser);
}
