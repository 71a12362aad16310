using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>What a teacher sees of those they guide.</summary>
public sealed class TeacherTests(Academy academy)
{
    [Fact]
    public async Task A_teacher_sees_their_own_team_and_how_far_a_student_is()
    {
        await using var teacher = await academy.SignInAsync("teacher01");
        var page = teacher.Page;
        await Expect(page.Locator("h1")).ToHaveTextAsync("Mijn leerteams");
        await Expect(page.Locator(".seen")).ToContainTextAsync("De student ziet dat je keek, en waarom");
        await Expect(page.Locator(".team")).ToHaveCountAsync(1);
        await Expect(page.Locator(".team h2")).ToHaveTextAsync("Leerteam 1");
        await Expect(page.Locator(".standings th a")).ToHaveTextAsync(
            [.. Enumerable.Range(1, 8).Select(n => $"Student {n:00}")], new() { UseInnerText = true });

        var addresses = teacher.Addresses();
        await page.Locator(".standings th a", new() { HasText = "Student 01" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Student 01");
        await Expect(page.Locator(".seen")).ToContainTextAsync("De student ziet dat je keek, en waarom");
        await Expect(page.Locator("[data-on-track]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(
            "^(Op koers|Achter op het plan)$"));
        await Expect(page.Locator(".quarter")).ToHaveCountAsync(4);
        await Expect(page.Locator(".table tbody tr")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator(".entry-note")).ToHaveCountAsync(0);
        Assert.DoesNotContain(addresses, address => address.Contains("Student 01", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(teacher.Complaints);
    }

    [Fact]
    public async Task A_teacher_reads_what_the_student_logged_and_not_the_note()
    {
        await using (var student = await academy.SignInAsync("student02"))
        {
            await student.LogHoursAsync("presenting", 35, "een kanarie in de kolenmijn");
        }

        await using var teacher = await academy.SignInAsync("teacher01", "en");
        await OpenAsync(teacher.Page, "Student 02");

        await Expect(teacher.Page.Locator(".table tbody tr").First).ToContainTextAsync("35 min");
        Assert.DoesNotContain("kanarie", await teacher.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_student_of_another_team_does_not_exist_for_a_teacher()
    {
        await using var other = await academy.SignInAsync("teacher02");
        await OpenAsync(other.Page, "Student 09");
        var address = new Uri(other.Page.Url).AbsolutePath;

        await using var teacher = await academy.SignInAsync("teacher01");
        foreach (var nowhere in (string[])[address, "/leerteams/nergens"])
        {
            Assert.Equal(404, (await teacher.Page.GotoAsync(nowhere))!.Status);
            await Expect(teacher.Page.Locator("h1")).ToHaveTextAsync("Deze pagina is er niet");
        }
    }

    [Fact]
    public async Task A_student_has_no_teachers_pages_and_a_teacher_no_students()
    {
        await using var student = await academy.SignInAsync("student10");
        Assert.Equal(403, (await student.Page.GotoAsync("/leerteams"))!.Status);

        await using var teacher = await academy.SignInAsync("teacher01");
        Assert.Equal(403, (await teacher.Page.GotoAsync("/mijn-route"))!.Status);
    }

    private static async Task OpenAsync(IPage page, string student)
    {
        await page.GotoAsync("/leerteams");
        await page.Locator(".standings th a", new() { HasText = student }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(student);
    }
}
