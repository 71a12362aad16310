using System.Text.Json;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>One of everything that can happen to a task of a workbook, by REST; the demo's coach answers.</summary>
internal static class WorkbookLife
{
    /// <summary>The caller's workbook.</summary>
    public const string Mine = "/api/portfolio/v1/me/workbook";

    /// <summary>What the student did.</summary>
    public const string Evidence = "Ik hield afstand en bleef praten.";

    /// <summary>What the coach said.</summary>
    public const string Answer = "Schrijf ook op wat de ander deed.";

    /// <summary>Lives it on a task that nothing was written on.</summary>
    public static async Task LiveAsync(RestUser student, RestUser coach, string studentId)
    {
        var task = await FreshTaskAsync(student);
        await PostAsync(student, $"{Mine}/{task}/versions", Saying(0, Evidence));
        await PostAsync(student, $"{Mine}/{task}/hand-in", """{"seenVersion":1}""");
        await PostAsync(student, $"{Mine}/{task}/taking-back", "{}");
        await PostAsync(student, $"{Mine}/{task}/hand-in", """{"seenVersion":1}""");
        (await coach.ConsultAsync($"/api/portfolio/v1/students/{studentId}/workbook/{task}")).Ok();
        await PostAsync(coach, AnswersTo(studentId, task), Verdict("NOT_YET", 1, Answer));
    }

    /// <summary>A task that nothing was written on yet.</summary>
    public static async Task<string> FreshTaskAsync(RestUser student) =>
        (await student.GetAsync(Mine))["tasks"].EnumerateArray()
            .First(task => task.GetProperty("version").GetInt32() == 0).GetProperty("taskId").GetString()!;

    /// <summary>Where a coach answers.</summary>
    public static string AnswersTo(string studentId, string task) =>
        $"/api/portfolio/v1/students/{studentId}/workbook/{task}/answers";

    /// <summary>An answer.</summary>
    public static string Verdict(string verdict, int seen, string text = "") =>
        JsonSerializer.Serialize(new { verdict = $"TASK_VERDICT_{verdict}", seenVersion = seen, text });

    /// <summary>Evidence.</summary>
    public static string Saying(int seen, string text) => JsonSerializer.Serialize(new { seenVersion = seen, text });

    private static async Task PostAsync(RestUser user, string path, string json) =>
        (await user.PostAsync(path, json)).Ok();
}
