using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>What a privacy officer and an unusual reader do, for tests that look at the pages afterwards.</summary>
internal static class PrivacyStaff
{
    public const string Reason =
        "Vermist: het politieteam vraagt wanneer deze student voor het laatst uren schreef.";

    /// <summary>A student's id, as the officer gets it in a request: from who guides the student.</summary>
    public static async Task<string> IdOfAsync(Academy academy, string name)
    {
        await using var teacher = await academy.SignInAsync("teacher03");
        await teacher.Page.GotoAsync("/leerteams");
        var address = await teacher.Page.Locator(".standings th a", new() { HasText = name })
            .GetAttributeAsync("href");
        return address!.Split('/')[^1];
    }

    /// <summary>Fills in the form, up to where is said what happens.</summary>
    public static async Task CheckAsync(IPage page, string student)
    {
        await page.GotoAsync("/uitzondering");
        await page.Locator("#person").FillAsync(student);
        await page.Locator("#reason").FillAsync(Reason);
        await page.Locator("main button.button").ClickAsync();
        await Expect(page.Locator(".warned li")).ToHaveCountAsync(4);
    }

    /// <summary>Opens a student's data; gives the student's account.</summary>
    public static async Task<string> OpenAsync(IPage page, Academy academy, Func<Task>? beforeOpening = null)
    {
        await CheckAsync(page, await IdOfAsync(academy, "Student 24"));
        await (beforeOpening?.Invoke() ?? Task.CompletedTask);
        await page.Locator("button.danger").ClickAsync();
        await Expect(page.Locator("[role=timer]")).ToHaveCountAsync(1);
        return "student24";
    }

    /// <summary>
    /// A teacher asks for more dossiers than guiding asks for; gives the signal about them on the administrator's page.
    /// </summary>
    public static async Task<ILocator> RaiseSignalAsync(Academy academy, IPage admin, string account)
    {
        await using (var teacher = await academy.SignInAsync(account))
        {
            foreach (var number in Enumerable.Range(1, 31))
            {
                await teacher.Page.APIRequest.GetAsync($"/leerteams/ongewoon-{number}");
            }
        }

        await admin.GotoAsync("/signalen");
        var signal = admin.Locator(".signal.open", new() { HasText = SubjectOf(account) })
            .Filter(new() { HasTextRegex = new("Veel verschillende|Many different") });
        while (await signal.CountAsync() == 0)
        {
            await admin.ReloadAsync();
        }

        return signal;
    }

    // A demo account's id, the same at every start.
    private static string SubjectOf(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{account}")).AsSpan(0, 16));
}
