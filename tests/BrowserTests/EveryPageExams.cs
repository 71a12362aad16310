using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <content>The exam, by the student and by the clerk.</content>
public sealed partial class EveryPageTests
{
    // The cohort that the administrator imported has no exam yet.
    private async Task ExamAsync()
    {
        await using var student = await academy.SignInAsync("student01");
        await SeeAsync(student, "/examen", "examen");
        await SeeAsync(student, "a[href='/examen/reflecting']", "examen-bewijs");
        await student.Page.Locator("input[type=checkbox]").First.CheckAsync();
        await student.Page.Locator("form:has([name='Input.SeenChanges']) button").ClickAsync();
        await SeeAsync(student, null, "examen-gekozen");
        await SeeAsync(student, "a[href='/examen/inleveren']", "examen-inleveren");

        await using var clerk = await academy.SignInAsync("clerk01", "en");
        await SeeAsync(clerk, "/examens", "examens");
        await SeeAsync(clerk, "/examens/demo-cohort", "examen-lichting");
        await SeeAsync(clerk, "/examens/beeld-lichting", "examen-openen");
        await clerk.Page.Locator("#fewestPercent").FillAsync("veel");
        await clerk.Page.Locator("form:has(#fewestPercent) button").ClickAsync();
        await Expect(clerk.Page.Locator(".summary li")).ToHaveCountAsync(3);
        await SeeAsync(clerk, null, "examen-openen-fout");
    }
}
