using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace VikLearning.BrowserTests;

/// <summary>How a page is looked at: as a picture for people, by its width, and by axe.</summary>
internal static class Looks
{
    private static readonly string[] s_rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    // What axe finds depends on colours and on what a narrow screen folds away: those two are looked at. A tablet
    // between them is only measured.
    private const int Tablet = 768;
    private static readonly (int Width, int Height, ColorScheme Scheme)[] s_screens =
        [(390, 844, ColorScheme.Dark), (1440, 900, ColorScheme.Light)];

    // A year in one page is a picture of megabytes that nobody looks at to its end.
    private const int HighestPicture = 6_000;

    /// <summary>axe finds nothing on the page as it is.</summary>
    public static async Task AssertCleanAsync(IPage page) => Assert.Empty(await FaultsAsync(page));

    /// <summary>
    /// Keeps pictures of a page on a phone and at a desk, one in each look; gives what is wrong with it: wider than its
    /// screen, a tablet's too, or what axe finds.
    /// </summary>
    public static async Task<IReadOnlyList<string>> SeeAsync(IPage page, string name)
    {
        var faults = new List<string>();
        await page.SetViewportSizeAsync(Tablet, 1024);
        await MeasureAsync(page, Tablet, faults);
        foreach (var (width, height, scheme) in s_screens)
        {
            await page.SetViewportSizeAsync(width, height);
            // A colour on its way to another is neither.
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var look = scheme.ToString().ToLower(CultureInfo.InvariantCulture);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Academy.Screenshots, $"{name}-{width}-{look}.png"),
                FullPage = await page.EvaluateAsync<int>("document.documentElement.scrollHeight") <= HighestPicture,
            });
            await MeasureAsync(page, width, faults);
            faults.AddRange((await FaultsAsync(page)).Select(fault => $"{fault} ({width} px, {look})"));
        }

        return faults;
    }

    private static async Task MeasureAsync(IPage page, int width, List<string> faults)
    {
        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        if (wider > 0)
        {
            faults.Add($"{page.Url} is {wider} px wider than a screen of {width} px.");
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var rules = new AxeRunOptions { RunOnly = new() { Type = "tag", Values = [.. s_rules] } };
        var result = await page.RunAxe(rules);
        return
        [
            .. result.Violations.Select(violation =>
                $"{page.Url}: {violation.Id} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}"),
        ];
    }
}
