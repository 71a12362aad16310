using System.Net;
using System.Text.Json;
using VikLearning.AllInOne;
using Xunit;
using static VikLearning.IntegrationTests.AllInOne.AssignmentLife;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>The feedback assignment by REST: from the plan to the teacher's comment, and who finds nothing.</summary>
[Collection(SingleProcessGroup.Name)]
public class FeedbackAssignmentTests(SingleProcess process)
{
    private const string Consultations = "/api/portfolio/v1/me/consultations?pageSize=50";
    private const string OnTime = "Je bent op tijd.";

    [Fact]
    public async Task It_opens_step_by_step_and_goes_to_the_teacher_and_back()
    {
        var (student, teacher) = (await process.UserAsync("student01"), await process.UserAsync("teacher01"));
        var id = Subject("student01");
        Assert.Equal("", (await student.GetAsync(Mine))["assignment"].GetProperty("assignmentId").GetString());
        Assert.Equal(
            [
                "plan.learn assignment-plan-first", "plan.whom assignment-plan-first", "plan.how assignment-plan-first",
                "pieces assignment-pieces-few",
            ],
            await FaultsAsync(student, "conclusion", Conclusion(0)));
        var assignment = await WholeAsync(student);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.ConsultAsync(Of(id, assignment))).Status);
        Assert.Equal(assignment, await HandOverAsync(student));

        var seen = await teacher.ConsultAsync(Of(id, assignment));
        Assert.Equal(Learn, seen["assignment"].GetProperty("plan").GetProperty("learn").GetString());
        Assert.Equal([Said, OnTime], SaidIn(seen));
        Assert.Equal(["assignment-with-teacher"], await FaultsAsync(student, "plan", Plan(1)));
        Assert.True(await WaitsAsync(teacher, id));
        (await teacher.PostAsync($"{Of(id, assignment)}/comments", Commenting(1, Comment))).Ok();
        Assert.False(await WaitsAsync(teacher, id));
        Assert.Equal(["assignment-not-with-teacher"], await FaultsAsync(student, "taking-back", "{}"));
        Assert.Equal(
            Comment,
            (await student.GetAsync(Mine))["assignment"].GetProperty("comments")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task No_later_typing_reaches_the_teacher_but_what_is_taken_out_is_gone_at_once()
    {
        var (student, teacher) = (await process.UserAsync("student04"), await process.UserAsync("teacher01"));
        var id = Subject("student04");
        var assignment = await WholeAsync(student);
        await HandOverAsync(student);
        (await teacher.PostAsync($"{Of(id, assignment)}/comments", Commenting(1, Comment))).Ok();
        (await student.PostAsync($"{Mine}/conclusion", Conclusion(1, "Nog niet voor de docent."))).Ok();
        var piece = (await student.GetAsync(Mine))["assignment"].GetProperty("pieces")[0]
            .GetProperty("pieceId").GetString();
        (await student.PostAsync($"{Mine}/pieces/{piece}/removal", "{}")).Ok();

        var later = await teacher.ConsultAsync(Of(id, assignment));
        Assert.Equal(Learned, LearnedIn(later));
        Assert.Equal([null, OnTime], SaidIn(later));
        Assert.DoesNotContain(Said, later.Text, StringComparison.Ordinal);
        Assert.Equal(Learned, LearnedIn(await student.GetAsync($"{Mine}?version=1")));
        Assert.Equal(HttpStatusCode.NotFound, (await student.GetAsync($"{Mine}?version=2")).Status);

        (await student.PostAsync($"{Mine}/outside", Outside("Nog iets."))).Ok();
        await HandOverAsync(student);
        Assert.Equal("Nog niet voor de docent.", LearnedIn(await teacher.ConsultAsync(Of(id, assignment))));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await teacher.PostAsync($"{Of(id, assignment)}/comments", Commenting(1, "Te laat."))).Status);
        (await teacher.PostAsync($"{Of(id, assignment)}/comments", Commenting(2, "Gelezen."))).Ok();
    }

    [Fact]
    public async Task Of_what_is_not_with_them_teachers_mates_and_others_find_nothing_alike()
    {
        var (student, teacher) = (await process.UserAsync("student02"), await process.UserAsync("teacher01"));
        var (other, id) = (await process.UserAsync("teacher02"), Subject("student02"));
        var assignment = await WholeAsync(student);
        await HandOverAsync(student);
        (await teacher.ConsultAsync(Of(id, assignment))).Ok();
        var nobodys = Told(await teacher.ConsultAsync(Of(id, Guid.NewGuid().ToString("N"))));
        Assert.Equal(nobodys, Told(await other.ConsultAsync(Of(id, assignment))));
        Assert.Equal(nobodys, Told(await teacher.ConsultAsync(Of("niemand", assignment))));
        var comments = $"{Of(id, assignment)}/comments";
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(comments, Commenting(1, "Nee."))).Status);
        foreach (var account in (string[])["student03", "chief01"])
        {
            var nosy = await process.UserAsync(account);
            Assert.Equal(HttpStatusCode.Forbidden, (await nosy.ConsultAsync(Of(id, assignment))).Status);
        }

        (await student.PostAsync($"{Mine}/taking-back", "{}")).Ok();
        Assert.Equal(nobodys, Told(await teacher.ConsultAsync(Of(id, assignment))));
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync(comments, Commenting(1, "Nee."))).Status);

        // Asked for as what it is not, it was not shown either.
        await HandOverAsync(student);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await teacher.ConsultAsync($"/api/portfolio/v1/students/{id}/reflections/{assignment}")).Status);
        Assert.Equal(
            [
                "reflection refused", "feedback-assignment refused", "feedback-assignment refused",
                "feedback-assignment shown",
            ],
            await LinesAsync(student, assignment));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_the_same_sent_twice_counts_once()
    {
        var student = await process.UserAsync("student03");
        Assert.Equal(
            ["role outside-role-invalid", "on date-invalid", "text text-missing"],
            (await student.PostAsync($"{Mine}/outside", """{"on":"gisteren","text":" "}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        Assert.Equal(
            "on assignment-date-ahead",
            Assert.Single((await student.PostAsync($"{Mine}/outside", Outside(Said, on: "2999-01-01")))
                .Problem(HttpStatusCode.BadRequest)).Fault);
        Assert.Equal(
            ["roundId id-invalid", "not-found"],
            (await student.PostAsync($"{Mine}/gifts", """{"roundId":"geen ronde","giverId":"niemand"}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        Assert.Equal(
            "plan.learn text-too-long",
            Assert.Single((await student.PostAsync($"{Mine}/plan", Plan(0, new string('x', 2_001))))
                .Problem(HttpStatusCode.BadRequest)).Fault);
        var first = await student.PostAsync($"{Mine}/outside", Outside(Said), "stuk-1");
        var again = await student.PostAsync($"{Mine}/outside", Outside(Said), "stuk-1");
        Assert.Equal(first["pieceId"].GetString(), again["pieceId"].GetString());
        Assert.Equal(1, (await student.GetAsync(Mine))["assignment"].GetProperty("pieces").GetArrayLength());
    }

    private static async Task<string> WholeAsync(RestUser student)
    {
        (await student.PostAsync($"{Mine}/plan", Plan(0))).Ok();
        (await student.PostAsync($"{Mine}/outside", Outside(Said))).Ok();
        (await student.PostAsync($"{Mine}/outside", Outside(OnTime, "SUPERVISOR"))).Ok();
        (await student.PostAsync($"{Mine}/conclusion", Conclusion(0))).Ok();
        return (await student.GetAsync(Mine))["assignment"].GetProperty("assignmentId").GetString()!;
    }

    private static IEnumerable<string?> SaidIn(RestAnswer answer) =>
        answer["assignment"].GetProperty("pieces").EnumerateArray().Select(piece =>
            piece.TryGetProperty("outside", out var outside) && outside.ValueKind == JsonValueKind.Object
                ? outside.GetProperty("text").GetString()
                : null);

    private static string? LearnedIn(RestAnswer answer) =>
        answer["assignment"].GetProperty("conclusion").GetProperty("insight").GetString();

    private static async Task<IEnumerable<string>> FaultsAsync(RestUser student, string path, string json) =>
        (await student.PostAsync($"{Mine}/{path}", json)).Problem(HttpStatusCode.BadRequest).Select(it => it.Fault);

    private static async Task<IEnumerable<string>> LinesAsync(RestUser student, string item) =>
        (await student.GetAsync(Consultations))["lines"].EnumerateArray()
            .Where(line => line.GetProperty("itemId").GetString() == item)
            .Select(line => $"{line.GetProperty("shown").GetString()} "
                + line.GetProperty("outcome").GetString()!.Split('_')[^1].ToLowerInvariant());

    private static async Task<bool> WaitsAsync(RestUser teacher, string id) =>
        (await teacher.ConsultAsync("/api/portfolio/v1/standings"))["students"].EnumerateArray()
            .Single(one => one.GetProperty("studentId").GetString() == id)
            .GetProperty("assignmentWaits").GetBoolean();

    private static string Told(RestAnswer answer) => string.Join('\n', answer.Problem(HttpStatusCode.NotFound));

    private static string Subject(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name).Subject;
}
