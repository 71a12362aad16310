using System.Net;
using System.Text.Json;
using VikLearning.AllInOne;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>What a teacher sees of those they guide, by REST, and that nobody else sees it.</summary>
[Collection(SingleProcessGroup.Name)]
public class TeacherTests(SingleProcess process)
{
    private const string Students = "/api/roster/v1/me/students";
    private const string Cohort = "cohorts/teacher-tests";

    private static readonly string s_student = Account("student01").Subject;

    [Fact]
    public async Task A_teacher_sees_the_names_of_their_own_teams()
    {
        var teacher = await process.UserAsync("teacher01");
        var students = new List<JsonElement>();
        var page = "";
        do
        {
            var answer = await teacher.ConsultAsync($"{Students}?pageSize=5&pageToken={Uri.EscapeDataString(page)}");
            students.AddRange(answer["students"].EnumerateArray());
            page = answer["nextPageToken"].GetString()!;
        }
        while (page.Length > 0);

        var own = students.Where(student => student.GetProperty("cohortId").GetString() == "demo-cohort").ToList();
        Assert.Equal(
            Enumerable.Range(1, DemoAcademy.TeamSize).Select(n => Account($"student{n:00}"))
                .Select(student => (student.Subject, student.DisplayName)).Order(),
            own.Select(student => (Text(student, "studentId"), Text(student, "name"))).Order());
        Assert.All(own, student => Assert.Equal(
            ("team-01", "Leerteam 1"), (Text(student, "teamId"), Text(student, "teamName"))));
        var one = (await teacher.ConsultAsync($"{Students}/{s_student}"))["student"];
        Assert.Equal((s_student, "Student 01"), (Text(one, "studentId"), Text(one, "name")));
    }

    [Fact]
    public async Task A_teacher_sees_a_students_progress_as_the_student_does()
    {
        var teacher = await process.UserAsync("teacher01");
        var own = await (await process.UserAsync("student01")).GetAsync(RestUser.Progress);
        var seen = await teacher.ConsultAsync(Progress(s_student));

        Assert.Equal(s_student, seen["studentId"].GetString());
        Assert.Equal(own.Ok().GetRawText(), seen["progress"].GetRawText());
    }

    [Fact]
    public async Task A_teacher_sees_hours_and_whether_they_count_and_never_a_note()
    {
        var student = await process.UserAsync("student05");
        var today = (await student.GetAsync(RestUser.Progress))["today"].GetString()!;
        var entry = (await student.LogAsync("presenting", today, 25, "een geheime kanarie"))["entryId"].GetString();
        await student.LogAsync("presenting", today, 35, "nog een kanarie");
        (await student.PostAsync($"{RestUser.Hours}/{entry}/withdrawal", "{}")).Ok();

        var teacher = await process.UserAsync("teacher01");
        var seen = await teacher.ConsultAsync(
            $"/api/portfolio/v1/students/{Account("student05").Subject}/hours?pageSize=2");
        Assert.Equal(
            [("presenting", today, 35, "HOURS_STATE_COUNTED"), ("presenting", today, 25, "HOURS_STATE_WITHDRAWN")],
            seen["entries"].EnumerateArray().Select(line => (
                Text(line, "activityId"), Text(line, "date"), RestAnswer.NumberOf(line, "minutes"),
                Text(line, "state"))));
        Assert.NotEqual("", seen["nextPageToken"].GetString());
        Assert.DoesNotContain("kanarie", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("note", seen.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_student_of_another_team_is_not_there()
    {
        var teacher = await process.UserAsync("teacher01");
        await EnrolElsewhereAsync("teacher-tests-student", teacher);
        foreach (var path in (Func<string, string>[])[Progress, Hours, id => $"{Students}/{id}"])
        {
            var notYours = await teacher.ConsultAsync(path("teacher-tests-student"));
            var notThere = await teacher.ConsultAsync(path("teacher-tests-nobody"));
            var noId = await teacher.ConsultAsync(path("geen%20id"));
            Assert.Equal("not-found", Assert.Single(notYours.Problem(HttpStatusCode.NotFound)).Fault);
            Assert.Equal(Told(notThere), Told(notYours));
            Assert.Equal(Told(notThere), Told(noId));
        }
    }

    [Theory]
    [InlineData("student01")]
    [InlineData("chief01")]
    [InlineData("admin")]
    public async Task Only_a_teacher_guides(string account)
    {
        var user = await process.UserAsync(account);
        foreach (var path in (string[])[Students, $"{Students}/{s_student}", Progress(s_student), Hours(s_student)])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await user.ConsultAsync(path)).Status);
        }
    }

    // A team of another cohort that bears the id of the teacher's own team: ids of teams are a cohort's own. Facts come
    // in order, so once the teacher sees whom they were assigned last, the other is known too.
    private async Task EnrolElsewhereAsync(string studentId, RestUser teacher)
    {
        const string Own = "teacher-tests-own";
        var admin = await process.UserAsync("admin");
        await PostAsync("cohorts", """
            {"cohortId":"teacher-tests","locationId":"oost","name":"Elders","startDate":"2026-01-05",
             "routeMapId":"lpo-year-1","routeMapVersion":1,"calendarId":"calendar-example"}
            """);
        await PostAsync($"{Cohort}/teams", """{"teamId":"team-01","name":"Elders 1"}""");
        await PostAsync($"{Cohort}/teams", """{"teamId":"team-02","name":"Elders 2"}""");
        await PostAsync($"{Cohort}/students", $$"""{"teamId":"team-01","studentId":"{{studentId}}","name":"Iemand"}""");
        await PostAsync($"{Cohort}/students", $$"""{"teamId":"team-02","studentId":"{{Own}}","name":"Iemand"}""");
        await PostAsync(
            $"{Cohort}/teachers", $$"""{"teamId":"team-02","teacherId":"{{Account("teacher01").Subject}}"}""");
        foreach (var path in (string[])[Hours(Own), $"{Students}/{Own}"])
        {
            while ((await teacher.ConsultAsync(path)).Status != HttpStatusCode.OK)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        async Task PostAsync(string path, string json) => (await admin.PostAsync($"/api/roster/v1/{path}", json)).Ok();
    }

    // All that is said, but for the address that was asked.
    private static string Told(RestAnswer answer) => string.Join('\n', answer.Problem(HttpStatusCode.NotFound));

    private static string Progress(string studentId) => $"/api/portfolio/v1/students/{studentId}/progress";

    private static string Hours(string studentId) => $"/api/portfolio/v1/students/{studentId}/hours";

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static DemoAccount Account(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name);
}
