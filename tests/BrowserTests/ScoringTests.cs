using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>
/// A dossier from the queue to the fixed result, by its two examiners: by keyboard, without a page load, and blind
/// until both are in.
/// </summary>
public sealed class ScoringTests(Academy academy)
{
    private const string FirstSays = "De student onderzoekt een alternatief en maakt een voornemen (eerste).";
    private const string SecondSays = "Er is een concreet voornemen, met een voorbeeld uit de praktijk (tweede).";
    private const int MostActions = 3;
    private const int Criteria = 5;

    [Fact]
    public async Task Two_examiners_score_by_keyboard_agree_hold_the_interview_and_fix_the_result()
    {
        var scene = await ExamScene.MakeAsync(academy, "student09");
        await using var first = await academy.SignInAsync(scene.First);
        Assert.Empty(await Looks.SeeAsync(first.Page, "beoordelen-wachtrij"));
        await OpenAsync(first.Page, scene);
        Assert.Empty(await Looks.SeeAsync(first.Page, "beoordelen-dossier"));
        await first.Page.SetViewportSizeAsync(1280, 900);
        await CloseMidTypingAsync(first, scene);
        await OpenAsync(first.Page, scene);
        await ScoreAsync(first.Page, FirstSays, 3, begun: true);
        await Expect(first.Page.Locator(".stage h2")).ToHaveTextAsync("Je scores zijn ingediend");
        Assert.Empty(await Looks.SeeAsync(first.Page, "beoordelen-ingediend"));

        await using var second = await academy.SignInAsync(scene.Second);
        await OpenAsync(second.Page, scene);
        Assert.DoesNotContain("(eerste)", await second.Page.ContentAsync(), StringComparison.Ordinal);
        await ScoreAsync(second.Page, SecondSays, 4, begun: false);
        await Expect(second.Page.Locator(".stage h2")).ToHaveTextAsync("Jullie zijn het bijna eens");
        await Expect(second.Page.Locator("main")).ToContainTextAsync("(eerste)");
        await AgreeAsync(first, second, scene);
        await InterviewAsync(first, second, scene);
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task Two_who_are_far_apart_talk_and_a_third_decides_within_the_two()
    {
        var scene = await ExamScene.MakeAsync(academy, "student04");
        await scene.ScoreAsync(academy, scene.First, "nearly");
        await scene.ScoreAsync(academy, scene.Second, "good");
        await using var first = await academy.SignInAsync(scene.First);
        await OpenAsync(first.Page, scene);
        await Expect(first.Page.Locator(".stage h2")).ToHaveTextAsync("Praat met elkaar");
        await first.Page.Locator("#note").FillAsync("Te kort.");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Leg het gesprek vast" }).ClickAsync();
        await Expect(first.Page.Locator("#note-error")).ToBeVisibleAsync();
        Assert.Empty(await Looks.SeeAsync(first.Page, "beoordelen-praat"));
        await first.Page.Locator("#note").FillAsync("We wegen het ontbreken van een alternatief verschillend.");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Leg het gesprek vast" }).ClickAsync();
        await Expect(first.Page.Locator(".success")).ToHaveTextAsync("Het gesprek is vastgelegd.");

        await using var third = await academy.SignInAsync(await scene.SeatThirdAsync(academy));
        await OpenAsync(third.Page, scene);
        await Expect(third.Page.Locator("#criterion-feedback .level")).ToHaveCountAsync(3);
        await Expect(third.Page.Locator("#criterion-feedback .compared-score")).ToHaveCountAsync(2);
        Assert.Empty(await Looks.SeeAsync(third.Page, "beoordelen-derde"));
        await third.Page.SetViewportSizeAsync(1280, 900);
        await third.Page.ReloadAsync();
        await ScoreAsync(third.Page, "Er is een alternatief, maar het is niet uitgeprobeerd.", 3, begun: false);
        await Expect(third.Page.Locator("#dossier-stage")).ToHaveTextAsync("Eindgesprek");
        Assert.Empty(first.Complaints);
        Assert.Empty(third.Complaints);
    }

    // From the queue, as an examiner does.
    private static async Task OpenAsync(IPage page, ExamScene scene)
    {
        await page.GotoAsync("/");
        await page.Locator($".queue a[href='{scene.Address}']").ClickAsync();
        await Expect(page.Locator("[data-criterion]")).ToHaveCountAsync(Criteria);
    }

    private static async Task CloseMidTypingAsync(Visitor examiner, ExamScene scene)
    {
        var tab = await examiner.NewTabAsync();
        await tab.GotoAsync(scene.Address);
        await tab.Locator("#motivation-self-insight").PressSequentiallyAsync("Halverwege de");
        await tab.CloseAsync(new() { RunBeforeUnload = false });

        var found = examiner.Page.Locator("#motivation-self-insight");
        await examiner.OpenAsync(scene.Address);
        while (await found.InputValueAsync() != "Halverwege de")
        {
            await examiner.Page.ReloadAsync();
        }
    }

    // What it costs is counted: page loads after the first, and actions at each criterion besides typing.
    private static async Task ScoreAsync(IPage page, string says, int level, bool begun)
    {
        await Expect(page.Locator("[data-keys]")).ToBeVisibleAsync();
        var loads = 0;
        page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;
        var actions = new List<int>();
        for (var criterion = 0; criterion < Criteria; criterion++)
        {
            var pressed = 0;
            Task PressAsync(string key)
            {
                pressed++;
                return page.Keyboard.PressAsync(key);
            }

            await PressAsync("c");
            await PressAsync(criterion == 2 ? $"{level}" : "3");
            await page.Keyboard.TypeAsync(begun && criterion == 0 ? " zin. " + says : says);
            await PressAsync("Control+Enter");
            actions.Add(pressed);
        }

        await Expect(page.Locator("[data-step][data-done]")).ToHaveCountAsync(Criteria);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".stage")).ToBeVisibleAsync();
        await Expect(page.Locator("#stage-title")).ToBeFocusedAsync();
        Assert.All(actions, count => Assert.InRange(count, 1, MostActions));
        Assert.Equal(0, loads);
    }

    private static async Task AgreeAsync(Visitor first, Visitor second, ExamScene scene)
    {
        var page = second.Page;
        await Expect(page.Locator("#criterion-feedback .level")).ToHaveCountAsync(2);
        await Expect(page.Locator("#criterion-reflecting .level")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stel voor aan de ander" }).ClickAsync();
        await Expect(page.Locator(".summary")).ToBeVisibleAsync();
        await page.Locator("#criterion-feedback .level").First.ClickAsync();
        await page.Locator("#motivation-feedback").FillAsync("Eén voorbeeld is te weinig voor goed.");
        Assert.Empty(await Looks.SeeAsync(page, "beoordelen-samen"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Stel voor aan de ander" }).ClickAsync();
        await Expect(page.Locator(".success")).ToHaveTextAsync("Je voorstel ligt bij de andere examinator.");

        await OpenAsync(first.Page, scene);
        Assert.Empty(await Looks.SeeAsync(first.Page, "beoordelen-voorstel"));
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Bevestig dit voorstel" }).ClickAsync();
        await Expect(first.Page.Locator(".stage h2")).ToHaveTextAsync("Eindgesprek");
    }

    private static async Task InterviewAsync(Visitor first, Visitor second, ExamScene scene)
    {
        var page = first.Page;
        await page.Locator("#on").FillAsync("2020-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan het gesprek" }).ClickAsync();
        await Expect(page.Locator("#on-error")).ToBeVisibleAsync();
        await page.Locator("#on").FillAsync(
            $"{TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Amsterdam"):yyyy-MM-dd}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan het gesprek" }).ClickAsync();
        await Expect(page.Locator(".questions").First).ToContainTextAsync("De man bij de tram");
        await page.Locator("#note-feedback").PressSequentiallyAsync("Noemt een tweede voorbeeld.");
        await Expect(page.Locator("#criterion-feedback [data-state]")).ToContainTextAsync("Bewaard om");
        Assert.Empty(await Looks.SeeAsync(page, "beoordelen-gesprek"));
        await page.Locator("#criterion-feedback .level").Nth(3).ClickAsync();
        await page.Locator("#motivation-feedback").FillAsync("In het gesprek kwam een tweede voorbeeld.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stel voor aan de ander" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();

        await OpenAsync(second.Page, scene);
        await Expect(second.Page.Locator("#note-feedback")).ToHaveValueAsync("Noemt een tweede voorbeeld.");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Bevestig dit voorstel" }).ClickAsync();
        await Expect(second.Page.Locator(".grade-number")).ToHaveTextAsync("7,3");
        Assert.Empty(await Looks.SeeAsync(second.Page, "beoordelen-uitslag"));
    }
}
