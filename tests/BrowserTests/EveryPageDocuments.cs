using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <content>The pages of who keeps route maps and calendars.</content>
public sealed partial class EveryPageTests
{
    private async Task DocumentsAsync(Visitor admin)
    {
        var page = admin.Page;
        await SeeAsync(admin, "/documenten", "documenten");
        await SeeAsync(admin, "a[href^='/documenten/kalender/']", "document-kalender");
        await SeeAsync(admin, "/documenten/sjabloon/starrt/1", "document-sjabloon");
        await SeeAsync(admin, "/documenten/sjabloon/free/1", "document-sjabloon-vrij");
        await SeeAsync(admin, "/documenten/routekaart/lpo-year-1/1", "document");
        await SeeAsync(admin, "main a[href*='/nieuw?soort=routekaart&van=']", "document-nieuw");
        var text = await page.Locator("#document").InputValueAsync();
        await page.Locator("#document").FillAsync(
            text.Replace("\"hours\": 2,", "\"hours\": \"2\",", StringComparison.Ordinal));
        await page.Locator("form:has(#document) button").First.ClickAsync();
        await Expect(page.Locator("#faults-title")).ToBeVisibleAsync();
        await SeeAsync(admin, null, "document-fouten");
        await page.Locator("#document").FillAsync(
            text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));
        await page.Locator("form:has(#document) button").First.ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await SeeAsync(admin, null, "document-klopt");
        await page.Locator("button[value=add]").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("versie 2");
        await SeeAsync(admin, "/rooster/demo-cohort/plan", "rooster-plan");
        await page.Locator("form:has(#routeMapId) button").ClickAsync();
        await Expect(page.Locator(".summary")).ToBeVisibleAsync();
        await SeeAsync(admin, null, "rooster-plan-fout");
    }
}
