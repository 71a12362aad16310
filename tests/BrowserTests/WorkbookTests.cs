using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>The practice workbook, from the student to the coach and back.</summary>
public sealed class WorkbookTests(Academy academy)
{
    [Fact]
    public async Task A_student_hands_in_the_coach_signs_off_and_the_student_sees_it()
    {
        await using var student = await academy.SignInAsync("student02");
        var page = student.Page;
        await student.OpenAsync("/mijn-route");
        await page.Locator("#alle-activiteiten a[href='/werkboek']").ClickAsync();
        await Expect(page.Locator("#workbook-count")).ToHaveTextAsync("1 van 8 taken afgetekend");
        await page.GetByRole(AriaRole.Link, new() { Name = "Veilig optreden" }).ClickAsync();
        var address = new Uri(page.Url).AbsolutePath;
        await page.Locator("#text").FillAsync("Ik hield **afstand** en bleef praten.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan en inleveren" }).ClickAsync();
        await Expect(page.Locator(".success")).ToContainTextAsync("Ingeleverd");
        await Expect(page.Locator("#task-stage")).ToHaveTextAsync("bij de praktijkcoach");

        await using var coach = await academy.SignInAsync("coach01");
        await coach.OpenAsync("/praktijk");
        await coach.Page.Locator("#waiting").GetByRole(AriaRole.Link, new() { Name = "Student 02: Veilig optreden" })
            .ClickAsync();
        await Expect(coach.Page.Locator("article .prose strong")).ToHaveTextAsync("afstand");
        await coach.Page.GetByRole(AriaRole.Button, new() { Name = "Nog niet" }).ClickAsync();
        await Expect(coach.Page.Locator(".summary a[href='#text']")).ToBeVisibleAsync();
        await coach.Page.Locator("#text").FillAsync("Rustig gebleven, goed gezien.");
        await coach.Page.GetByRole(AriaRole.Button, new() { Name = "Aftekenen" }).ClickAsync();
        await Expect(coach.Page.Locator(".success")).ToBeVisibleAsync();
        await Expect(coach.Page.Locator("#task-stage")).ToHaveTextAsync("afgetekend");

        await student.OpenAsync(address);
        await Expect(page.Locator("#task-stage")).ToHaveTextAsync("afgetekend");
        await Expect(page.Locator(".comment")).ToContainTextAsync("Rustig gebleven, goed gezien.");
        await Expect(page.Locator("#text")).ToHaveCountAsync(0);
        await student.OpenAsync("/werkboek");
        await Expect(page.Locator("#workbook-count")).ToHaveTextAsync("2 van 8 taken afgetekend");
        await student.OpenAsync("/wie-keek");
        await Expect(page.Locator("main")).ToContainTextAsync("een werkboektaak die je inleverde");
        await Expect(page.Locator("main")).ToContainTextAsync("Je praktijkcoach");
        Assert.Empty(student.Complaints.Concat(coach.Complaints));
    }

    [Fact]
    public async Task What_was_typed_stays_when_another_tab_was_faster()
    {
        await using var student = await academy.SignInAsync("student21");
        await student.OpenAsync("/werkboek");
        await student.Page.GetByRole(AriaRole.Link, new() { Name = "Een briefing volgen" }).ClickAsync();
        var other = await student.NewTabAsync();
        await other.GotoAsync(student.Page.Url);
        await other.Locator("#text").FillAsync("Van de andere tab.");
        await other.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).ClickAsync();
        await Expect(other.Locator(".success")).ToBeVisibleAsync();

        await student.Page.Locator("#text").FillAsync("Van deze tab.");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).ClickAsync();
        await Expect(student.Page.Locator(".summary")).ToBeVisibleAsync();
        await Expect(student.Page.Locator("#text")).ToHaveValueAsync("Van deze tab.");
        await Expect(student.Page.Locator(".theirs .prose")).ToHaveTextAsync("Van de andere tab.");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).ClickAsync();
        await Expect(student.Page.Locator(".success")).ToBeVisibleAsync();
        await Expect(student.Page.Locator("#text")).ToHaveValueAsync("Van deze tab.");
    }

    [Fact]
    public async Task An_administrator_appoints_a_coach_and_withdraws_them()
    {
        await using var admin = await academy.SignInAsync("admin");
        var page = admin.Page;
        await admin.OpenAsync("/rooster/demo-cohort");
        await page.GetByRole(AriaRole.Link, new() { Name = "Student 22" }).ClickAsync();
        var person = (await page.Locator(".person-id").First.TextContentAsync())!;
        await page.GetByRole(AriaRole.Link, new() { Name = "Praktijkcoach aanwijzen" }).ClickAsync();
        await page.Locator("#coach").FillAsync(person);
        await page.Locator("#untilDate").FillAsync("2020-01-01");
        await page.Locator("form:has(#coach) button").ClickAsync();
        await Expect(page.Locator(".summary a[href='#coach']")).ToBeVisibleAsync();
        await Expect(page.Locator(".summary a[href='#untilDate']")).ToBeVisibleAsync();
        await page.Locator("#coach").FillAsync("coach-x");
        await page.Locator("#untilDate").FillAsync($"{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}");
        await page.Locator("form:has(#coach) button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("coach-x");

        await page.GetByRole(AriaRole.Link, new() { Name = "Praktijkcoach intrekken" }).ClickAsync();
        await page.Locator("form:has(#coach) button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("coach-x");
        Assert.Empty(admin.Complaints);
    }
}
