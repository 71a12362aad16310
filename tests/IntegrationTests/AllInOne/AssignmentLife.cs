using System.Text.Json;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>One of everything that can happen to a feedback assignment, by REST.</summary>
internal static class AssignmentLife
{
    /// <summary>The caller's assignment.</summary>
    public const string Mine = "/api/portfolio/v1/me/feedback-assignment";

    /// <summary>What the student wants to learn.</summary>
    public const string Learn = "Hoe kom ik over als het spannend wordt?";

    /// <summary>What somebody outside said.</summary>
    public const string Said = "Je neemt de tijd om te luisteren.";

    /// <summary>What the student takes from it.</summary>
    public const string Learned = "Mijn rust helpt anderen.";

    /// <summary>What the teacher said.</summary>
    public const string Comment = "Vraag het ook eens aan een burger.";

    /// <summary>What is written, by whom and where.</summary>
    public static readonly string[] Words = [Learn, Said, Learned, Comment];

    /// <summary>Lives it, with a gift that was received and read.</summary>
    public static async Task LiveAsync(RestUser student, RestUser teacher, string studentId, string round, string giver)
    {
        await PostAsync(student, "plan", Plan(0));
        await PostAsync(student, "gifts", JsonSerializer.Serialize(new { roundId = round, giverId = giver }));
        await PostAsync(student, "outside", Outside(Said));
        var extra = await student.PostAsync($"{Mine}/outside", Outside("Dat hoort er niet in."));
        await PostAsync(student, $"pieces/{extra["pieceId"].GetString()}/removal", "{}");
        await PostAsync(student, "conclusion", Conclusion(0));
        await HandOverAsync(student);
        await PostAsync(student, "taking-back", "{}");
        var id = await HandOverAsync(student);
        (await teacher.ConsultAsync(Of(studentId, id))).Ok();
        (await teacher.PostAsync($"{Of(studentId, id)}/comments", Commenting(2, Comment))).Ok();
    }

    /// <summary>An assignment as a teacher asks for it.</summary>
    public static string Of(string studentId, string assignmentId) =>
        $"/api/portfolio/v1/students/{studentId}/feedback-assignment/{assignmentId}";

    /// <summary>A whole plan.</summary>
    public static string Plan(int seen, string learn = Learn) => JsonSerializer.Serialize(new
    {
        seenVersion = seen,
        plan = new { learn, whom = "Mijn praktijkcoach.", how = "Na een dienst." },
    });

    /// <summary>A whole conclusion.</summary>
    public static string Conclusion(int seen, string insight = Learned) => JsonSerializer.Serialize(new
    {
        seenVersion = seen,
        conclusion = new { heard = "Rust komt terug.", insight, next = "Ik houd dit vast." },
    });

    /// <summary>Feedback from outside.</summary>
    public static string Outside(string text, string role = "COLLEAGUE", string on = "2026-01-05") =>
        JsonSerializer.Serialize(new { role = $"OUTSIDE_ROLE_{role}", on, text });

    /// <summary>A comment.</summary>
    public static string Commenting(int seen, string text) =>
        JsonSerializer.Serialize(new { seenVersion = seen, text });

    /// <summary>Hands over what there is; the assignment's id.</summary>
    public static async Task<string> HandOverAsync(RestUser student)
    {
        var changes = (await student.GetAsync(Mine))["changes"].GetInt32();
        return (await student.PostAsync($"{Mine}/hand-over", $$"""{"seenChanges":{{changes}}}"""))
            ["assignmentId"].GetString()!;
    }

    private static async Task PostAsync(RestUser user, string path, string json) =>
        (await user.PostAsync($"{Mine}/{path}", json)).Ok();
}
