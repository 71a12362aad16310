using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>A student sees who looked, at what and why.</summary>
public sealed class WhoLookedTests(Academy academy)
{
    [Fact]
    public async Task A_student_reads_in_plain_words_that_their_teacher_looked_and_why()
    {
        await using (var teacher = await academy.SignInAsync("teacher02"))
        {
            await teacher.Page.GotoAsync("/leerteams");
            await teacher.Page.Locator(".standings th a", new() { HasText = "Student 11" }).ClickAsync();
            await Expect(teacher.Page.Locator("h1")).ToHaveTextAsync("Student 11");
        }

        await using var student = await academy.SignInAsync("student11");
        await student.Page.Locator(".nav a", new() { HasText = "Wie keek?" }).ClickAsync();
        await Expect(student.Page.Locator("h1")).ToHaveTextAsync("Wie keek?");
        var today = student.Page.Locator(".seen-day").First.Locator(".seen-line");
        foreach (var what in (string[])["je voortgang", "je uren, zonder je notities", "je naam en leerteam"])
        {
            var line = today.Filter(new() { HasText = what }).First;
            await Expect(line).ToContainTextAsync("Je docent (");
            await Expect(line).ToContainTextAsync("Waarom: om je te begeleiden.");
        }

        await Expect(student.Page.Locator(".stands-out")).ToHaveCountAsync(0);
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task An_attempt_by_a_teacher_of_another_team_stands_out()
    {
        await using (var guiding = await academy.SignInAsync("teacher02"))
        {
            await guiding.Page.GotoAsync("/leerteams");
            await guiding.Page.Locator(".standings th a", new() { HasText = "Student 12" }).ClickAsync();
            await Expect(guiding.Page.Locator("h1")).ToHaveTextAsync("Student 12");
            var address = new Uri(guiding.Page.Url).AbsolutePath;
            await using var other = await academy.SignInAsync("teacher03");
            Assert.Equal(404, (await other.Page.GotoAsync(address))!.Status);
        }

        await using var student = await academy.SignInAsync("student12", "en");
        await student.Page.GotoAsync("/wie-keek");
        await Expect(student.Page.Locator(".stands-out").First).ToContainTextAsync("was shown nothing");
    }

    [Fact]
    public async Task Nobody_but_a_student_has_the_page()
    {
        await using var teacher = await academy.SignInAsync("teacher01");
        Assert.Equal(403, (await teacher.Page.GotoAsync("/wie-keek"))!.Status);
    }
}
