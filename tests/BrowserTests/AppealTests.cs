using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A student looks into their exam and appeals; somebody who did not score decides.</summary>
public sealed class AppealTests(Academy academy)
{
    private const string Grounds = "Mijn dilemma over de foto laat zien dat ik de waarden tegen elkaar afweeg.";
    private const string Reason = "Het dilemma weegt waarden tegen elkaar af, zoals de student zegt.";

    [Fact]
    public async Task A_student_appeals_the_clerk_gives_it_away_and_the_result_gets_a_next_version()
    {
        await using var student = await academy.SignInAsync("student10");
        var scene = await ResultScene.MakeAsync(academy, "student10", () => SeesNothingAsync(student));
        await LodgeAsync(student.Page);
        await using var clerk = await academy.SignInAsync("clerk01");
        await SeatAsync(clerk.Page, scene);
        await using var examiner = await academy.SignInAsync(scene.Free);
        await DecideAsync(examiner.Page);

        await student.OpenAsync("/examen");
        await Expect(student.Page.Locator("[data-appeal]")).ToHaveTextAsync("Gegrond");
        await Expect(student.Page.Locator("main")).ToContainTextAsync(Reason);
        await CorrectAsync(clerk.Page);
        await student.OpenAsync("/wie-keek");
        await Expect(student.Page.Locator("main")).ToContainTextAsync("voor je bezwaar");
        Assert.Empty(student.Complaints.Concat(clerk.Complaints).Concat(examiner.Complaints));
    }

    // Neither on the page nor in its source, and at the address of what is to come there is nothing.
    private static async Task SeesNothingAsync(Visitor student)
    {
        await student.OpenAsync("/examen");
        await Expect(student.Page.Locator("#exam-stage")).ToHaveTextAsync("Ingeleverd en ontvankelijk");
        var source = await student.Page.ContentAsync();
        foreach (var early in (string[])["Ik vind dit", "7,0", "Geslaagd", "Uitslag", "inzage"])
        {
            Assert.DoesNotContain(early, source, StringComparison.OrdinalIgnoreCase);
        }

        var answer = await student.Page.APIRequest.GetAsync("/examen/inzage/demo-cohort/1");
        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("Ik vind dit", await answer.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task LodgeAsync(IPage student)
    {
        await student.GotoAsync("/examen");
        await student.GetByRole(AriaRole.Link, new() { Name = "Inzage en bezwaar" }).ClickAsync();
        await Expect(student.Locator("[data-criterion]")).ToHaveCountAsync(5);
        await Expect(student.Locator("#criterion-feedback .compared")).ToContainTextAsync("Ik vind dit sufficient.");
        await student.GetByRole(AriaRole.Button, new() { Name = "Maak bezwaar" }).ClickAsync();
        await Expect(student.Locator("#grounds-error")).ToBeVisibleAsync();
        await student.Locator("#grounds").FillAsync(Grounds);
        await student.GetByRole(AriaRole.Button, new() { Name = "Maak bezwaar" }).ClickAsync();
        await Expect(student.Locator(".success")).ToHaveTextAsync("Je bezwaar is ingediend.");
        await Expect(student.Locator("#bezwaar")).ToContainTextAsync(Grounds);
    }

    private static async Task SeatAsync(IPage clerk, ResultScene scene)
    {
        await clerk.GotoAsync($"/examens/demo-cohort/kans/1/{scene.Exam.Address.Split('/')[2]}");
        await Expect(clerk.Locator("main")).Not.ToContainTextAsync(Grounds);
        await clerk.Locator("#examinerId").SelectOptionAsync(ExamScene.SubjectOf(scene.Exam.First));
        await clerk.Locator("form:has(#seat) button").ClickAsync();
        await Expect(clerk.Locator("#examinerId-error")).ToBeVisibleAsync();
        await clerk.Locator("#examinerId").SelectOptionAsync(ExamScene.SubjectOf(scene.Free));
        await clerk.Locator("form:has(#seat) button").ClickAsync();
        await Expect(clerk.Locator(".page-head .chip")).ToHaveTextAsync("Bezwaar: wacht op een beslissing");
    }

    private static async Task DecideAsync(IPage examiner)
    {
        await examiner.GotoAsync("/beoordelen");
        await examiner.Locator("#appeals a").First.ClickAsync();
        await Expect(examiner.Locator("main")).ToContainTextAsync(Grounds);
        await examiner.Locator("#reason").FillAsync(Reason);
        await examiner.Locator("input[value=upheld]").CheckAsync();
        await examiner.GetByRole(AriaRole.Button, new() { Name = "Beslis" }).ClickAsync();
        await Expect(examiner.Locator("#upheld-error")).ToBeVisibleAsync();
        await Expect(examiner.Locator("#reason")).ToHaveValueAsync(Reason);
        await Expect(examiner.Locator("#criterion-moral-judgement [data-levels] .level")).ToHaveCountAsync(2);
        await examiner.Locator("#criterion-moral-judgement [data-levels] input[value=good]").CheckAsync();
        await examiner.GetByRole(AriaRole.Button, new() { Name = "Beslis" }).ClickAsync();
        await Expect(examiner.Locator(".success")).ToContainTextAsync("Je beslissing is vastgelegd");
    }

    private static async Task CorrectAsync(IPage clerk)
    {
        await clerk.ReloadAsync();
        await clerk.Locator("#criterionId").SelectOptionAsync("feedback");
        await clerk.Locator("#levelId").SelectOptionAsync("sufficient");
        await clerk.Locator("#correct-reason").FillAsync("Het niveau is verkeerd overgenomen.");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Corrigeer" }).ClickAsync();
        await Expect(clerk.Locator("#levelId-error")).ToBeVisibleAsync();
        await clerk.Locator("#levelId").SelectOptionAsync("good");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "Corrigeer" }).ClickAsync();
        await Expect(clerk.Locator(".success")).ToBeVisibleAsync();
        await Expect(clerk.Locator("form:has(#levelId)")).ToContainTextAsync("Versie 3");
    }
}
