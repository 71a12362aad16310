namespace VikLearning.BrowserTests;

/// <content>Examiners and candidates, by the clerk; how well examiners agree.</content>
public sealed partial class EveryPageTests
{
    private async Task ExaminersAsync()
    {
        await using var clerk = await academy.SignInAsync("clerk01");
        await SeeAsync(clerk, "/examinatoren", "examinatoren");
        await clerk.Page.Locator("#examinerId").FillAsync("beeld-examinator");
        await clerk.Page.Locator("#name").FillAsync("Examinator van het beeld");
        await clerk.Page.Locator("#from").FillAsync($"{DateTime.UtcNow:yyyy-MM-dd}");
        await clerk.Page.Locator("form:has(#until) button").ClickAsync();
        await SeeAsync(clerk, null, "examinatoren-fout");
        await clerk.Page.Locator("#until").FillAsync($"{DateTime.UtcNow.AddDays(1):yyyy-MM-dd}");
        await clerk.Page.Locator("form:has(#until) button").ClickAsync();
        await SeeAsync(clerk, null, "examinatoren-een");
        await SeeAsync(clerk, "/examinatoren/beeld-examinator/intrekken", "examinator-intrekken");
        await clerk.Page.Locator("main form button").ClickAsync();
        await SeeAsync(clerk, "/examens/demo-cohort/kans/1", "examen-kans");
        await SeeAsync(clerk, "main table a[href*='/kans/1/']", "examen-kandidaat");
        await SeeAsync(clerk, "/examens/demo-cohort/overeenstemming", "overeenstemming");

        await using var chief = await academy.SignInAsync("chief01");
        await SeeAsync(chief, "/cohorten/demo-cohort/examen", "overeenstemming-teamchef");
    }
}
