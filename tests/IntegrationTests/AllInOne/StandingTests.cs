using System.Text.Json;
using VikLearning.AllInOne;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>What a teacher sees of their teams at a glance, and what of it is new to them, by REST.</summary>
[Collection(SingleProcessGroup.Name)]
public class StandingTests(SingleProcess process)
{
    private const string Standings = "/api/portfolio/v1/standings";
    private const string Shared = "/api/portfolio/v1/shared-reflections";

    [Fact]
    public async Task What_is_shared_is_new_until_it_was_read_and_again_when_another_version_is_shared()
    {
        var student = await process.UserAsync("student08");
        var teacher = await process.UserAsync("teacher01");
        var before = await OfAsync(teacher, "student08");
        var id = (await student.PostAsync(RestUser.Reflections, """{"title":"Nieuw","text":"eerste"}"""))
            ["reflectionId"].GetString()!;
        await ShareAsync(student, id, 1);

        var shared = await OfAsync(teacher, "student08");
        Assert.Equal((1, 1), (Grown("shared"), Grown("unread")));
        Assert.True(await IsUnreadAsync(teacher, id));

        (await teacher.ConsultAsync($"/api/portfolio/v1/students/{Subject("student08")}/reflections/{id}")).Ok();
        shared = await OfAsync(teacher, "student08");
        Assert.Equal((1, 0), (Grown("shared"), Grown("unread")));
        Assert.False(await IsUnreadAsync(teacher, id));

        (await student.PostAsync(
            $"{RestUser.Reflections}/{id}/versions", """{"seenVersion":1,"title":"Nieuw","text":"tweede"}""")).Ok();
        Assert.False(await IsUnreadAsync(teacher, id));
        await ShareAsync(student, id, 2);
        shared = await OfAsync(teacher, "student08");
        Assert.Equal((1, 1), (Grown("shared"), Grown("unread")));
        Assert.True(await IsUnreadAsync(teacher, id));

        int Grown(string count) => RestAnswer.NumberOf(shared, count) - RestAnswer.NumberOf(before, count);
    }

    [Fact]
    public async Task Hours_stand_beside_the_plan_and_each_student_sees_that_the_teacher_looked()
    {
        var student = await process.UserAsync("student07");
        var teacher = await process.UserAsync("teacher01");
        var own = (await student.GetAsync("/api/portfolio/v1/me/progress")).Ok();

        var standing = await OfAsync(teacher, "student07");

        foreach (var figure in (string[])["requiredMinutes", "creditedMinutes", "plannedMinutes"])
        {
            Assert.Equal(RestAnswer.NumberOf(own, figure), RestAnswer.NumberOf(standing, figure));
        }

        Assert.NotEqual("", standing.GetProperty("lastEntryOn").GetString());
        var line = (await student.GetAsync("/api/portfolio/v1/me/consultations?pageSize=1"))["lines"][0];
        Assert.Equal("team-standing", line.GetProperty("shown").GetString());
        Assert.Equal("guiding", line.GetProperty("purpose").GetString());
        Assert.DoesNotContain(
            (await teacher.ConsultAsync(Standings))["students"].EnumerateArray(),
            one => one.GetProperty("studentId").GetString() == Subject("student09"));
    }

    private static async Task ShareAsync(RestUser student, string id, int version) => (await student.PostAsync(
        $"{RestUser.Reflections}/{id}/shares",
        JsonSerializer.Serialize(new { version, audience = "AUDIENCE_TEACHER" }))).Ok();

    private static async Task<JsonElement> OfAsync(RestUser teacher, string student) =>
        (await teacher.ConsultAsync(Standings))["students"].EnumerateArray()
            .Single(one => one.GetProperty("studentId").GetString() == Subject(student));

    private static async Task<bool> IsUnreadAsync(RestUser teacher, string reflection) =>
        (await teacher.ConsultAsync(Shared))["reflections"].EnumerateArray()
            .Single(one => one.GetProperty("reflectionId").GetString() == reflection)
            .TryGetProperty("unread", out var unread) && unread.GetBoolean();

    private static string Subject(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name).Subject;
}
