using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A dossier's form: what lacks, two windows, the mouse, keys that are off, and no script at all.</summary>
public sealed class ScoringFormTests(Academy academy)
{
    private const string Student = "student05";

    [Fact]
    public async Task What_lacks_stands_at_its_criterion_and_the_page_stays()
    {
        var scene = await ExamScene.MakeAsync(academy, Student);
        await using var examiner = await academy.SignInAsync(scene.First);
        var page = examiner.Page;
        await examiner.OpenAsync(scene.Address);
        var loads = 0;
        page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;
        await page.GetByRole(AriaRole.Button, new() { Name = "Dien mijn scores in" }).ClickAsync();

        await Expect(page.Locator("[data-lacks] li").First).ToContainTextAsync("Zelfinzicht");
        await Expect(page.Locator(".level-choice.wrong")).ToHaveCountAsync(5);
        await Expect(page.Locator("#criterion-self-insight [data-heading]")).ToBeFocusedAsync();
        Assert.Empty(await Looks.SeeAsync(page, "beoordelen-ontbreekt"));
        Assert.Equal(0, loads);
        Assert.Single(examiner.Complaints, complaint => complaint.Contains("400", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_windows_overwrite_nothing_and_both_are_shown()
    {
        var scene = await ExamScene.MakeAsync(academy, Student);
        await using var examiner = await academy.SignInAsync(scene.First);
        var page = examiner.Page;
        await examiner.OpenAsync(scene.Address);
        var other = await examiner.NewTabAsync();
        await other.GotoAsync(scene.Address);
        await other.Locator("#motivation-feedback").FillAsync("Uit het andere venster.");
        await Expect(other.Locator("#criterion-feedback [data-state]")).ToContainTextAsync("Bewaard om");

        await page.Locator("#motivation-feedback").FillAsync("Uit dit venster.");
        var state = page.Locator("#criterion-feedback [data-state]");
        await Expect(state).ToContainTextAsync("in een ander venster gewijzigd");
        await page.Locator("#criterion-feedback button[value=save]").ClickAsync();

        await Expect(page.Locator(".theirs-score")).ToContainTextAsync("Uit het andere venster.");
        await Expect(page.Locator("#motivation-feedback")).ToHaveValueAsync("Uit dit venster.");
        Assert.Empty(await Looks.SeeAsync(page, "beoordelen-twee-vensters"));
        await page.Locator("#criterion-feedback button[value=save]").ClickAsync();
        await Expect(page.Locator("#criterion-feedback [data-state]")).ToContainTextAsync("Bewaard om");
        await page.ReloadAsync();
        await Expect(page.Locator("#motivation-feedback")).ToHaveValueAsync("Uit dit venster.");
    }

    [Fact]
    public async Task Without_a_script_the_buttons_save_everything_and_say_what_lacks()
    {
        var scene = await ExamScene.MakeAsync(academy, Student);
        await using var examiner = await academy.SignInAsync(scene.Second);
        var page = examiner.Page;
        await page.RouteAsync("**/*.js", route => route.AbortAsync());
        await examiner.OpenAsync(scene.Address);
        await page.Locator("#criterion-reflecting .level").Nth(2).ClickAsync();
        await page.Locator("#motivation-feedback").FillAsync("Getypt bij een ander criterium.");
        await page.Locator("#criterion-reflecting [data-cite]").First.CheckAsync();
        await page.Locator("#criterion-reflecting button[value=save]").ClickAsync();
        await Expect(page.Locator(".success")).ToHaveTextAsync("Je scores zijn bewaard.");
        await Expect(page.Locator("#motivation-feedback")).ToHaveValueAsync("Getypt bij een ander criterium.");
        await Expect(page.Locator("#criterion-reflecting [data-cite]").First).ToBeCheckedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Dien mijn scores in" }).ClickAsync();
        await Expect(page.Locator(".summary a[href='#scores.reflecting']")).ToBeVisibleAsync();
        await Expect(page.Locator("#criterion-reflecting .field-error")).ToHaveCountAsync(1);
        await Expect(page.Locator("#criterion-feedback .field-error")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task By_mouse_it_costs_no_more_and_keys_can_be_switched_off()
    {
        var scene = await ExamScene.MakeAsync(academy, "student03");
        await using var examiner = await academy.SignInAsync(scene.Second);
        var page = examiner.Page;
        await examiner.OpenAsync(scene.Address);
        await Expect(page.Locator("[data-keys]")).ToBeVisibleAsync();
        await page.Locator("#criterion-development .cite").First.ClickAsync();
        await page.Locator("#criterion-development .level").Nth(2).ClickAsync();
        await page.Keyboard.TypeAsync("Drie keer klikken, en verder alleen typen.");
        await page.Locator("#criterion-development [data-next]").ClickAsync();
        await Expect(page.Locator("[data-submit]")).ToBeFocusedAsync();
        await Expect(page.Locator("#motivation-development")).ToHaveValueAsync(
            "Drie keer klikken, en verder alleen typen.");

        await page.Locator("[data-keys-on]").UncheckAsync();
        await page.Locator("#criterion-feedback [data-heading]").FocusAsync();
        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("#criterion-feedback :checked")).ToHaveCountAsync(0);
        await page.Locator("[data-keys-on]").CheckAsync();
        await page.Locator("#criterion-feedback [data-heading]").FocusAsync();
        await page.Keyboard.PressAsync("4");
        await Expect(page.Locator("#criterion-feedback [data-level='4']")).ToBeCheckedAsync();
        await Expect(page.Locator("#motivation-feedback")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("n4c");
        await Expect(page.Locator("#motivation-feedback")).ToHaveValueAsync("n4c");
    }

    [Fact]
    public async Task What_was_typed_outlives_a_session_that_ended()
    {
        var scene = await ExamScene.MakeAsync(academy, "student03");
        await using var examiner = await academy.SignInAsync(scene.First);
        var page = examiner.Page;
        await examiner.OpenAsync(scene.Address);
        await examiner.EndSessionAsync();
        await page.Locator("#motivation-reflecting").FillAsync("Getypt na het einde van de sessie.");
        var state = page.Locator("#criterion-reflecting [data-state]");
        await Expect(state).ToContainTextAsync("je bent uitgelogd");
        await page.Locator("#criterion-reflecting button[value=save]").ClickAsync();
        await examiner.SayWhoAsync(scene.First);

        await Expect(page.Locator(".kept")).ToBeVisibleAsync();
        await Expect(page.Locator("#motivation-reflecting")).ToHaveValueAsync("Getypt na het einde van de sessie.");
        await Expect(state).ToContainTextAsync("Bewaard om");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task It_fits_a_desk_and_a_phone(int width)
    {
        var scene = await ExamScene.MakeAsync(academy, "student03");
        await using var examiner = await academy.SignInAsync(scene.First, width: width, scheme: ColorScheme.Dark);
        var page = examiner.Page;
        foreach (var (address, at, name) in new[]
        {
            ("/beoordelen", "#waiting", "wachtrij"), (scene.Address, "#criterion-moral-judgement", "criterium"),
            (scene.Address, "#criterion-reflecting .criterion-evidence", "bewijs"),
        })
        {
            await examiner.OpenAsync(address);
            await page.Locator(at).EvaluateAsync("place => place.scrollIntoView({ behavior: 'instant' })");
            await page.ScreenshotAsync(
                new() { Path = Path.Combine(Academy.Screenshots, $"beoordelen-{name}-{width}-dark.png") });
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth"));
        }
    }

    [Fact]
    public async Task The_timer_is_ones_own_and_can_be_paused()
    {
        var scene = await ExamScene.MakeAsync(academy, Student);
        await using var examiner = await academy.SignInAsync(scene.First);
        var page = examiner.Page;
        await examiner.OpenAsync(scene.Address);
        await Expect(page.Locator("[role=timer]")).ToHaveTextAsync("0 min");
        await page.Locator("[data-timer-toggle]").ClickAsync();
        await Expect(page.Locator("[data-timer-toggle]")).ToHaveTextAsync("Ga door");
        await page.EvaluateAsync(
            "() => localStorage.setItem(Object.keys(localStorage).find((key) => key.startsWith('vik-timer-')), "
            + "JSON.stringify({ spent: 725000, paused: true }))");
        await page.ReloadAsync();
        await Expect(page.Locator("[role=timer]")).ToHaveTextAsync("12 min");
    }
}
