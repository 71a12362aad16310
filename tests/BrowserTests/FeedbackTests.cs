using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A round of feedback from the teacher's opening to the receiver's answer, as people do it.</summary>
public sealed class FeedbackTests(Academy academy)
{
    [Fact]
    public async Task A_round_is_opened_given_read_answered_and_shared()
    {
        var (giver, receiver) = ("Student 17", "Student 18");
        await using var teacher = await academy.SignInAsync("teacher03");
        await OpenAsync(teacher.Page, giver, receiver);
        Assert.Empty(await Looks.SeeAsync(teacher.Page, "ronde"));
        var round = teacher.Page.Url;

        await using var mate = await academy.SignInAsync(AccountOf(giver));
        await GiveAsync(mate, receiver);
        await mate.Page.Locator("li[data-stage=Delivered] a").ClickAsync();
        await Expect(mate.Page.Locator(".four-g dd").First).ToHaveTextAsync("Je liet me uitpraten.");
        Assert.Empty(await Looks.SeeAsync(mate.Page, "feedback-gegeven"));

        await using var student = await academy.SignInAsync(AccountOf(receiver));
        await ReadAndAnswerAsync(student);

        // The teacher reads no word of it before the receiver shares it.
        await teacher.Page.GotoAsync(round);
        await Expect(teacher.Page.Locator("tr[data-stage=Answered]")).ToHaveCountAsync(1);
        await Expect(teacher.Page.Locator("td a")).ToHaveCountAsync(0);
        await ShareAsync(student.Page);
        await teacher.Page.GotoAsync(round);
        await teacher.Page.Locator("td a").ClickAsync();
        await Expect(teacher.Page.Locator(".four-g dd").Last).ToHaveTextAsync("Dat doe ik vaker.");
        Assert.Empty(await Looks.SeeAsync(teacher.Page, "ronde-gedeeld"));

        // What the other owed is lacking when the round is closed.
        await teacher.Page.GotoAsync(round);
        await teacher.Page.Locator("button[value=close]").ClickAsync();
        await Expect(teacher.Page.Locator("tr[data-stage=Lacking]")).ToHaveCountAsync(1);
        await mate.OpenAsync("/feedback");
        await Expect(mate.Page.Locator("li[data-stage=Lacking]")).ToHaveCountAsync(1);
        await Expect(mate.Page.Locator(".note")).ToBeVisibleAsync();
        Assert.Empty(teacher.Complaints.Concat(mate.Complaints).Concat(student.Complaints));
    }

    private static async Task ReadAndAnswerAsync(Visitor student)
    {
        await student.OpenAsync("/feedback");
        Assert.Empty(await Looks.SeeAsync(student.Page, "feedback"));
        await student.Page.Locator("li[data-stage=Delivered] a").ClickAsync();
        Assert.DoesNotContain("uitpraten", await student.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(await Looks.SeeAsync(student.Page, "feedback-ontvangen"));
        await student.Page.Locator("main form button.button").ClickAsync();
        await Expect(student.Page.Locator(".four-g dd").First).ToHaveTextAsync("Je liet me uitpraten.");
        Assert.Empty(await Looks.SeeAsync(student.Page, "feedback-gelezen"));
        await student.Page.Locator("#answer").FillAsync("Dat doe ik vaker.");
        await student.Page.Locator("form:has(#answer) button").ClickAsync();
        await Expect(student.Page.Locator("li[data-stage=Answered]")).ToHaveCountAsync(1);
    }

    private static async Task ShareAsync(IPage page)
    {
        await page.Locator("li[data-stage=Answered] a").ClickAsync();
        await page.Locator("input[name='Use.Shared']").CheckAsync();
        await page.Locator("form:has(input[name='Use.Shared']) button").ClickAsync();
        await Expect(page.Locator(".success")).ToBeVisibleAsync();
    }

    private static async Task OpenAsync(IPage page, string giver, string receiver)
    {
        await page.GotoAsync("/leerteams");
        await page.Locator(".team a[href$=feedback]").ClickAsync();
        Assert.Empty(await Looks.SeeAsync(page, "leerteam-feedback"));
        foreach (var box in await page.Locator("#present label").AllAsync())
        {
            var name = (await box.InnerTextAsync()).Trim();
            await box.Locator("input").SetCheckedAsync(name == giver || name == receiver);
        }

        await page.Locator("form:has(#present) button").ClickAsync();
        await Expect(page.Locator("tr[data-stage=Asked]")).ToHaveCountAsync(2);
    }

    // One part is forgotten first: it is said at its field, and the rest is still there.
    private static async Task GiveAsync(Visitor mate, string receiver)
    {
        await mate.OpenAsync("/feedback");
        await mate.Page.Locator("li[data-stage=Asked] a").ClickAsync();
        await Expect(mate.Page.Locator("h1")).ToContainTextAsync(receiver);
        await mate.Page.Locator("#behaviour").FillAsync("Je liet me uitpraten.");
        await mate.Page.Locator("#feeling").FillAsync("Ik voelde me gehoord.");
        await mate.Page.Locator("#consequence").FillAsync("Ik vertelde meer.");
        await mate.Page.Locator("form:has(#wish) button").ClickAsync();
        await Expect(mate.Page.Locator("#wish-error")).ToBeVisibleAsync();
        await Expect(mate.Page.Locator("#behaviour")).ToHaveValueAsync("Je liet me uitpraten.");
        Assert.Empty(await Looks.SeeAsync(mate.Page, "feedback-geven-fout"));
        await mate.Page.Locator("#wish").FillAsync("Doe dat vaker.");
        await mate.Page.Locator("form:has(#wish) button").ClickAsync();
        await Expect(mate.Page.Locator(".success")).ToBeVisibleAsync();
    }

    private static string AccountOf(string name) => $"student{name[^2..]}";
}
