using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>What a team chief sees, and sees move.</summary>
public sealed class ChiefTests(Academy academy)
{
    [Fact]
    public async Task The_figures_move_by_themselves_when_the_fifth_student_logs_hours()
    {
        await using var chief = await academy.SignInAsync("chief01");
        var page = chief.Page;
        await OpenCohortAsync(page);
        await Expect(page.Locator(".live.on")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.neverReloaded = true");
        var figures = page.Locator("[data-credited]");
        var before = int.Parse((await figures.GetAttributeAsync("data-credited"))!, null);

        foreach (var account in (string[])["student11", "student12", "student13", "student14", "student15"])
        {
            await using var student = await academy.SignInAsync(account);
            await student.LogHoursAsync("moral-dilemma-assignment", 30);
        }

        await Expect(figures).Not.ToHaveAttributeAsync("data-credited", $"{before}");
        var after = int.Parse((await figures.GetAttributeAsync("data-credited"))!, null);
        // Other tests' students may have been waiting too, so how much is shown is not ours alone.
        Assert.True(after > before, $"{before} became {after}");
        Assert.True(await page.EvaluateAsync<bool>("window.neverReloaded === true"));
        await Expect(page.Locator("[data-live-say]")).ToContainTextAsync("De cijfers zijn bijgewerkt");
        Assert.Empty(chief.Complaints);
    }

    [Fact]
    public async Task The_table_says_what_the_chart_shows()
    {
        await using var chief = await academy.SignInAsync("chief01");
        await OpenCohortAsync(chief.Page);

        await Expect(chief.Page.Locator("svg.quarter-chart > title")).ToHaveCountAsync(1);
        await Expect(chief.Page.Locator("svg.quarter-chart .meter-done")).ToHaveCountAsync(4);
        await Expect(chief.Page.Locator(".chart-and-table tbody tr")).ToHaveCountAsync(4);
        await Expect(chief.Page.Locator(".chart-and-table tfoot td").Nth(2)).ToHaveTextAsync("3.744");
    }

    [Fact]
    public async Task Another_locations_cohort_does_not_exist_for_a_chief()
    {
        await using var chief = await academy.SignInAsync("chief01");
        await OpenCohortAsync(chief.Page);
        var address = new Uri(chief.Page.Url).AbsolutePath;

        await using var other = await academy.SignInAsync("chief02");
        var answer = await other.Page.GotoAsync(address);

        Assert.Equal(404, answer!.Status);
    }

    private static async Task OpenCohortAsync(IPage page)
    {
        await page.GotoAsync("/cohorten");
        await page.Locator(".cards h2 a[href$=demo-cohort]").ClickAsync();
        await Expect(page.Locator("[data-revision]")).ToHaveCountAsync(1);
    }
}
