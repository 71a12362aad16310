using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>The feedback assignment from the plan to the teacher's comment, as people do it.</summary>
public sealed class FeedbackAssignmentTests(Academy academy)
{
    private const string Outside = "form:has(#role)";

    [Fact]
    public async Task A_student_plans_collects_concludes_and_hands_over_and_the_teacher_comments()
    {
        await using var student = await academy.SignInAsync("student19");
        var page = student.Page;
        await student.OpenAsync("/mijn-route");
        await page.Locator("#alle-activiteiten a[href='/feedbackopdracht']").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Feedbackopdracht");
        Assert.Empty(await Looks.SeeAsync(page, "feedbackopdracht"));
        await PlanAsync(page);
        await CollectAsync(page);
        await ConcludeAsync(page);
        Assert.Empty(await Looks.SeeAsync(page, "feedbackopdracht-klaar"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Inleveren" }).ClickAsync();
        await Expect(page.Locator(".success")).ToContainTextAsync("Ingeleverd bij je docent");
        await Expect(page.Locator("#assignment-stage")).ToHaveTextAsync("ligt bij de docent");
        Assert.Empty(await Looks.SeeAsync(page, "feedbackopdracht-ingeleverd"));

        await using var teacher = await academy.SignInAsync("teacher03");
        await CommentAsync(teacher);

        await student.OpenAsync("/feedbackopdracht");
        await Expect(page.Locator("#assignment-stage")).ToHaveTextAsync("de docent heeft gereageerd");
        await Expect(page.Locator(".comment")).ToContainTextAsync("Vraag ook eens een burger.");
        Assert.Empty(await Looks.SeeAsync(page, "feedbackopdracht-besproken"));
        await page.Locator(".versions a").ClickAsync();
        await Expect(page.Locator(".note")).ToContainTextAsync("versie 1");
        Assert.Empty(await Looks.SeeAsync(page, "feedbackopdracht-versie"));
        await TakeOutAsync(student, teacher);
        await student.OpenAsync("/wie-keek");
        await Expect(page.Locator("main")).ToContainTextAsync("je feedbackopdracht die je inleverde");
        Assert.Empty(student.Complaints.Concat(teacher.Complaints));
    }

    [Fact]
    public async Task What_was_typed_stays_when_another_tab_was_faster()
    {
        await using var student = await academy.SignInAsync("student20");
        await student.OpenAsync("/feedbackopdracht");
        var other = await student.NewTabAsync();
        await other.GotoAsync(student.Page.Url);
        await FieldOf(other, "plan.learn").FillAsync("Van de andere tab.");
        await other.GetByRole(AriaRole.Button, new() { Name = "Plan opslaan" }).ClickAsync();
        await Expect(other.Locator(".success")).ToBeVisibleAsync();

        await FieldOf(student.Page, "plan.learn").FillAsync("Van deze tab.");
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Plan opslaan" }).ClickAsync();
        await Expect(student.Page.Locator(".summary")).ToBeVisibleAsync();
        await Expect(FieldOf(student.Page, "plan.learn")).ToHaveValueAsync("Van deze tab.");
        await Expect(student.Page.Locator(".theirs")).ToContainTextAsync("Van de andere tab.");
        Assert.Empty(await Looks.SeeAsync(student.Page, "feedbackopdracht-tabs"));
        await student.Page.GetByRole(AriaRole.Button, new() { Name = "Plan opslaan" }).ClickAsync();
        await Expect(student.Page.Locator(".success")).ToBeVisibleAsync();
        await Expect(FieldOf(student.Page, "plan.learn")).ToHaveValueAsync("Van deze tab.");
    }

    private static async Task PlanAsync(IPage page)
    {
        await FieldOf(page, "plan.learn").FillAsync("Hoe kom ik over als het spannend wordt?");
        await FieldOf(page, "plan.whom").FillAsync("Een teamgenoot en mijn praktijkcoach.");
        await FieldOf(page, "plan.how").FillAsync("Na een dienst, met een open vraag.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan opslaan" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
        await Expect(page.Locator("#conclusion .note")).ToContainTextAsync("minstens 2 stukken");
    }

    // Something is forgotten first: it is said at its field, and the rest is still there.
    private static async Task CollectAsync(IPage page)
    {
        await page.Locator("#text").FillAsync("Je blijft rustig en je luistert.");
        await page.Locator($"{Outside} button").ClickAsync();
        await Expect(page.Locator("#role-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#on-error")).ToBeVisibleAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("Je blijft rustig en je luistert.");
        Assert.Empty(await Looks.SeeAsync(page, "feedbackopdracht-fout"));
        await OutsideAsync(page, "Colleague");
        await page.Locator("#text").FillAsync("Zeg het ook als je twijfelt.");
        await OutsideAsync(page, "PracticeCoach");
        await Expect(page.Locator(".piece")).ToHaveCountAsync(2);
    }

    private static async Task OutsideAsync(IPage page, string role)
    {
        await page.Locator("#role").SelectOptionAsync(role);
        await page.Locator("#on").FillAsync("2026-01-05");
        await page.Locator($"{Outside} button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
    }

    private static async Task ConcludeAsync(IPage page)
    {
        await FieldOf(page, "conclusion.heard").FillAsync("Dat ik rustig blijf.");
        await FieldOf(page, "conclusion.insight").FillAsync("Mijn rust **helpt** anderen.");
        await FieldOf(page, "conclusion.next").FillAsync("Ik zeg het als ik twijfel.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Conclusie opslaan" }).ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
    }

    private static async Task CommentAsync(Visitor teacher)
    {
        await teacher.OpenAsync("/leerteams");
        Assert.Empty(await Looks.SeeAsync(teacher.Page, "leerteams-feedbackopdracht"));
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Feedbackopdracht van Student 19" }).ClickAsync();
        await Expect(teacher.Page.Locator(".prose strong")).ToHaveTextAsync("helpt");
        await Expect(teacher.Page.Locator(".piece")).ToHaveCountAsync(2);
        Assert.Empty(await Looks.SeeAsync(teacher.Page, "docent-feedbackopdracht"));
        await teacher.Page.Locator("form:has(#text) button").ClickAsync();
        await Expect(teacher.Page.Locator(".summary a[href='#text']")).ToBeVisibleAsync();
        await teacher.Page.Locator("#text").FillAsync("Vraag ook eens een burger.");
        await teacher.Page.Locator("form:has(#text) button").ClickAsync();
        await Expect(teacher.Page.Locator(".success")).ToBeVisibleAsync();
        await Expect(teacher.Page.Locator(".comment")).ToContainTextAsync("Vraag ook eens een burger.");
        await teacher.OpenAsync("/leerteams");
        await Expect(teacher.Page.Locator(".waiting [data-assignment]")).ToHaveCountAsync(0);
    }

    // What the student takes out is gone from what the teacher reads, and the rest stays.
    private static async Task TakeOutAsync(Visitor student, Visitor teacher)
    {
        await student.OpenAsync("/feedbackopdracht");
        await student.Page.Locator(".piece button").First.ClickAsync();
        await Expect(student.Page.Locator(".success")).ToContainTextAsync("Eruit gehaald");
        await Expect(student.Page.Locator(".piece")).ToHaveCountAsync(1);
        await teacher.Page.Locator("a.assignment-of").ClickAsync();
        await Expect(teacher.Page.Locator("[data-piece=taken-out]")).ToHaveCountAsync(1);
        await Expect(teacher.Page.Locator("[data-piece=outside]")).ToHaveCountAsync(1);
        await Expect(teacher.Page.Locator("main")).Not.ToContainTextAsync("Je blijft rustig");
        Assert.Empty(await Looks.SeeAsync(teacher.Page, "docent-feedbackopdracht-eruit"));
    }

    private static ILocator FieldOf(IPage page, string field) => page.Locator($"[id='{field}']");
}
