using System.Net;
using System.Text.Json;
using VikLearning.AllInOne;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>
/// Sharing, reading, commenting and withdrawing by REST: who reads what is written down under the entry's id, and what
/// is not shared is answered like what is not there.
/// </summary>
[Collection(SingleProcessGroup.Name)]
public class SharingTests(SingleProcess process)
{
    private const string Consultations = "/api/portfolio/v1/me/consultations?pageSize=20";

    [Fact]
    public async Task A_teacher_reads_the_version_that_was_shared_and_the_student_sees_who_and_when()
    {
        var student = await process.UserAsync("student02");
        var teacher = await process.UserAsync("teacher01");
        var id = await WriteAsync(student, "Gedeeld", "eerste versie");
        await PostAsync(student, $"{RestUser.Reflections}/{id}/versions",
            """{"seenVersion":1,"title":"Gedeeld","text":"tweede, nog privé"}""");
        await ShareAsync(student, id, 1, "AUDIENCE_TEACHER");

        var seen = (await teacher.ConsultAsync(Guided("student02", id)))["reflection"];
        Assert.Equal(("eerste versie", 1), (Text(seen, "text"), RestAnswer.NumberOf(seen, "version")));
        var reader = Assert.Single((await SharingAsync(student, id)).GetProperty("readers").EnumerateArray());
        Assert.Equal((Subject("teacher01"), "teacher"), (Text(reader, "actorId"), Text(reader, "role")));
        var line = (await student.GetAsync(Consultations))["lines"].EnumerateArray()
            .First(one => Text(one, "itemId") == id);
        Assert.Equal(
            ("reflection", "guiding", "CONSULTATION_OUTCOME_SHOWN"),
            (Text(line, "shown"), Text(line, "purpose"), Text(line, "outcome")));
        Assert.Contains(
            (await teacher.ConsultAsync("/api/portfolio/v1/shared-reflections"))["reflections"].EnumerateArray(),
            one => Text(one, "reflectionId") == id && Text(one, "studentId") == Subject("student02"));
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_at_once_and_the_attempt_is_a_refused_line()
    {
        var student = await process.UserAsync("student03");
        var teacher = await process.UserAsync("teacher01");
        var id = await WriteAsync(student, "Even gedeeld", "tekst");
        await ShareAsync(student, id, 1, "AUDIENCE_TEACHER");
        (await teacher.ConsultAsync(Guided("student03", id))).Ok();
        await PostAsync(
            student, $"{RestUser.Reflections}/{id}/shares/withdrawal", """{"audience":"AUDIENCE_TEACHER"}""");

        var withdrawn = await teacher.ConsultAsync(Guided("student03", id));
        var nobodys = await teacher.ConsultAsync(Guided("student03", Guid.NewGuid().ToString("N")));
        var noId = await teacher.ConsultAsync(Guided("student03", "geen-id"));

        Assert.Equal(Told(nobodys), Told(withdrawn));
        Assert.Equal(Told(nobodys), Told(noId));
        var lines = (await student.GetAsync(Consultations))["lines"].EnumerateArray()
            .Where(one => Text(one, "itemId") == id).Select(one => Text(one, "outcome"));
        Assert.Equal(["CONSULTATION_OUTCOME_REFUSED", "CONSULTATION_OUTCOME_SHOWN"], lines);
        var sharing = await SharingAsync(student, id);
        Assert.Empty(sharing.GetProperty("shares").EnumerateArray());
        Assert.Equal(1, RestAnswer.NumberOf(Assert.Single(sharing.GetProperty("readers").EnumerateArray()), "times"));
    }

    [Fact]
    public async Task Team_mates_read_what_is_shared_with_the_team_and_not_what_is_for_the_teacher()
    {
        var student = await process.UserAsync("student04");
        var mate = await process.UserAsync("student05");
        var forTeam = await WriteAsync(student, "Voor ons", "aan de ploeg");
        var forTeacher = await WriteAsync(student, "Voor de docent", "apart");
        await ShareAsync(student, forTeam, 1, "AUDIENCE_TEAM");
        await ShareAsync(student, forTeacher, 1, "AUDIENCE_TEACHER");

        var read = (await mate.ConsultAsync(Team("student04", forTeam), "team-feedback"))["reflection"];
        Assert.Equal("aan de ploeg", Text(read, "text"));
        var listed = (await mate.ConsultAsync("/api/portfolio/v1/team/reflections", "team-feedback"))["reflections"]
            .EnumerateArray().Where(one => Text(one, "studentId") == Subject("student04"))
            .Select(one => Text(one, "reflectionId")).ToList();
        Assert.Contains(forTeam, listed);
        Assert.DoesNotContain(forTeacher, listed);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await mate.ConsultAsync(Team("student04", forTeacher), "team-feedback")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await process.UserAsync("teacher01")).ConsultAsync(Guided("student04", forTeam))).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await student.ConsultAsync(Team("student04", forTeam), "team-feedback")).Status);
    }

    [Fact]
    public async Task A_teachers_comment_is_new_until_the_student_saw_it_and_a_correction_is_new_again()
    {
        var student = await process.UserAsync("student06");
        var teacher = await process.UserAsync("teacher01");
        var id = await WriteAsync(student, "Met reactie", "tekst");
        var comments = $"{Guided("student06", id)}/comments";
        var early = await teacher.PostAsync(comments, """{"text":"te vroeg"}""");
        Assert.Equal(HttpStatusCode.NotFound, early.Status);
        await ShareAsync(student, id, 1, "AUDIENCE_TEACHER");
        var comment = (await teacher.PostAsync(comments, """{"text":"Goed gezien."}"""))["commentId"].GetString();
        Assert.Equal(1, await NewAsync(student, id));

        await PostAsync(student, $"{RestUser.Reflections}/{id}/comments/seen", """{"through":1}""");
        Assert.Equal(0, await NewAsync(student, id));
        await PostAsync(
            teacher, $"{comments}/{comment}/versions", """{"seenVersion":1,"text":"Goed gezien en verwoord."}""");
        Assert.Equal(1, await NewAsync(student, id));

        var shown = Assert.Single((await SharingAsync(student, id)).GetProperty("comments").EnumerateArray());
        Assert.Equal(("Goed gezien en verwoord.", 2), (Text(shown, "text"), RestAnswer.NumberOf(shown, "version")));
        await PostAsync(teacher, $"{comments}/{comment}/withdrawal", "{}");
        shown = Assert.Single((await teacher.ConsultAsync(Guided("student06", id)))["comments"].EnumerateArray());
        Assert.Equal("", Text(shown, "text"));
        Assert.Equal(0, await NewAsync(student, id));
    }

    [Fact]
    public async Task Every_fault_of_a_share_or_a_comment_is_told()
    {
        var student = await process.UserAsync("student07");
        var teacher = await process.UserAsync("teacher01");
        var share = await student.PostAsync($"{RestUser.Reflections}/geen-id/shares", """{"version":1}""");
        Assert.Equal(
            ["reflectionId id-invalid", "audience audience-invalid"],
            share.Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        var comment = await teacher.PostAsync(
            $"{Guided("student07", Guid.NewGuid().ToString("N"))}/comments",
            JsonSerializer.Serialize(new { text = new string('x', 2001) }));
        Assert.Equal(
            ["text text-too-long", "not-found"], comment.Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
    }

    private static async Task<string> WriteAsync(RestUser student, string title, string text) =>
        (await student.PostAsync(RestUser.Reflections, JsonSerializer.Serialize(new { title, text })))
            ["reflectionId"].GetString()!;

    private static Task ShareAsync(RestUser student, string id, int version, string audience) => PostAsync(
        student, $"{RestUser.Reflections}/{id}/shares", JsonSerializer.Serialize(new { version, audience }));

    private static async Task PostAsync(RestUser user, string path, string json) =>
        (await user.PostAsync(path, json)).Ok();

    private static async Task<JsonElement> SharingAsync(RestUser student, string id) =>
        (await student.GetAsync($"{RestUser.Reflections}/{id}/sharing")).Ok();

    private static async Task<int> NewAsync(RestUser student, string id) => RestAnswer.NumberOf(
        (await student.GetAsync(RestUser.Reflections))["reflections"].EnumerateArray()
            .Single(one => Text(one, "reflectionId") == id),
        "newComments");

    private static string Told(RestAnswer answer) => string.Join('\n', answer.Problem(HttpStatusCode.NotFound));

    private static string Guided(string account, string reflection) =>
        $"/api/portfolio/v1/students/{Subject(account)}/reflections/{reflection}";

    private static string Team(string account, string reflection) =>
        $"/api/portfolio/v1/team/students/{Subject(account)}/reflections/{reflection}";

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static string Subject(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name).Subject;
}
