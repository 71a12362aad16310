namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>A reflection along a template, a draft, and sharing and comments of all kinds, by REST.</summary>
internal static class SharingLife
{
    /// <summary>Lives it.</summary>
    public static async Task LiveAsync(RestUser teacher, RestUser student, string studentId, string id)
    {
        var mine = $"{RestUser.Reflections}/{id}";
        var comments = $"/api/portfolio/v1/students/{studentId}/reflections/{id}/comments";
        await PostAsync(student, RestUser.Reflections,
            """{"title":"Langs","templateId":"starrt","fields":[{"name":"task","text":"Rustig blijven."}]}""");
        await PostAsync(student, $"/api/portfolio/v1/me/drafts/{Guid.NewGuid():N}",
            """{"title":"Nog niet af","templateId":"starrt","fields":[{"name":"task","text":"Wat ik nog wil."}]}""");
        await PostAsync(student, $"{mine}/shares", """{"version":2,"audience":"AUDIENCE_TEACHER"}""");
        await PostAsync(student, $"{mine}/shares", """{"version":1,"audience":"AUDIENCE_TEAM"}""");
        await PostAsync(student, $"{mine}/shares/withdrawal", """{"audience":"AUDIENCE_TEAM"}""");
        var comment = (await teacher.PostAsync(comments, """{"text":"Moedig."}"""))["commentId"].GetString();
        await PostAsync(
            teacher, $"{comments}/{comment}/versions", """{"seenVersion":1,"text":"Moedig gezegd."}""");
        await PostAsync(teacher, $"{comments}/{comment}/withdrawal", "{}");
        await PostAsync(student, $"{mine}/comments/seen", """{"through":2}""");

        static async Task PostAsync(RestUser user, string path, string json) =>
            (await user.PostAsync(path, json)).Ok();
    }
}
