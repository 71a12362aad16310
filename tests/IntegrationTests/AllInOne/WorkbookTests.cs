using System.Net;
using System.Text.Json;
using VikLearning.AllInOne;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;
using static VikLearning.IntegrationTests.AllInOne.WorkbookLife;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>The practice workbook by REST: what a coach may read, what follows, and who sees how much of it.</summary>
[Collection(SingleProcessGroup.Name)]
public class WorkbookTests(SingleProcess process)
{
    private const string Consultations = "/api/portfolio/v1/me/consultations?pageSize=50";

    [Fact]
    public async Task A_task_goes_to_the_coach_and_back_until_it_is_signed_off()
    {
        var (student, coach) = (await process.UserAsync("student08"), await CoachOfAsync("student08"));
        var id = Of("student08");
        var task = await FreshTaskAsync(student);
        (await student.PostAsync($"{Mine}/{task}/versions", Saying(0, "Eerste poging."))).Ok();
        Assert.Equal(HttpStatusCode.NotFound, (await coach.ConsultAsync(TaskOf(id, task))).Status);
        (await student.PostAsync($"{Mine}/{task}/hand-in", """{"seenVersion":1}""")).Ok();

        var seen = (await coach.ConsultAsync(TaskOf(id, task)))["task"];
        Assert.Equal(
            ("Eerste poging.", "TASK_STAGE_WITH_COACH"), (Text(seen, "evidence"), Text(seen, "stage")));
        Assert.Equal(
            ["text task-answer-without-words"],
            (await coach.PostAsync(AnswersTo(id, task), Verdict("NOT_YET", 1)))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        (await coach.PostAsync(AnswersTo(id, task), Verdict("NOT_YET", 1, "Wat deed je zelf?"))).Ok();

        (await student.PostAsync($"{Mine}/{task}/versions", Saying(1, "Tweede poging."))).Ok();
        Assert.Equal("Eerste poging.", Text((await coach.ConsultAsync(TaskOf(id, task)))["task"], "evidence"));
        (await student.PostAsync($"{Mine}/{task}/hand-in", """{"seenVersion":2}""")).Ok();
        Assert.Equal(
            HttpStatusCode.Conflict, (await coach.PostAsync(AnswersTo(id, task), Verdict("SIGNED_OFF", 1))).Status);
        (await coach.PostAsync(AnswersTo(id, task), Verdict("SIGNED_OFF", 2))).Ok();

        var done = (await student.GetAsync($"{Mine}/{task}"))["task"];
        Assert.Equal("TASK_STAGE_SIGNED_OFF", Text(done, "stage"));
        Assert.Equal(
            ["TASK_VERDICT_NOT_YET 1 Wat deed je zelf?", "TASK_VERDICT_SIGNED_OFF 2 "],
            done.GetProperty("answers").EnumerateArray().Select(answer =>
                $"{Text(answer, "verdict")} {answer.GetProperty("version").GetInt32()} {Text(answer, "text")}"));
        Assert.Equal(
            "task-signed-off",
            Assert.Single((await student.PostAsync($"{Mine}/{task}/versions", Saying(2, "Nog iets.")))
                .Problem(HttpStatusCode.BadRequest)).Fault);
        Assert.Equal(1, (await student.GetAsync(Mine))["signedOff"].GetInt32());
        Assert.Equal("Eerste poging.", Text((await student.GetAsync($"{Mine}/{task}?version=1"))["task"], "evidence"));
    }

    [Fact]
    public async Task The_student_sees_what_the_coach_read_and_the_attempts_that_found_nothing()
    {
        var (student, coach) = (await process.UserAsync("student09"), await CoachOfAsync("student09"));
        var id = Of("student09");
        var task = await FreshTaskAsync(student);
        (await student.PostAsync($"{Mine}/{task}/versions", Saying(0, "Nog van mij."))).Ok();
        Assert.Equal(HttpStatusCode.NotFound, (await coach.ConsultAsync(TaskOf(id, task))).Status);
        (await student.PostAsync($"{Mine}/{task}/hand-in", """{"seenVersion":1}""")).Ok();
        (await coach.ConsultAsync(TaskOf(id, task))).Ok();
        (await student.PostAsync($"{Mine}/{task}/taking-back", "{}")).Ok();

        var back = await coach.ConsultAsync(TaskOf(id, task));
        var nobodys = await coach.ConsultAsync(TaskOf(id, Guid.NewGuid().ToString("N")));
        Assert.Equal(Told(nobodys), Told(back));
        Assert.Equal(Told(nobodys), Told(await coach.ConsultAsync(TaskOf("niemand", task))));
        Assert.Equal(
            ["refused", "shown", "refused"],
            (await student.GetAsync(Consultations))["lines"].EnumerateArray()
                .Where(line => Text(line, "itemId") == task)
                .Select(line => Text(line, "outcome").Split('_')[^1].ToLowerInvariant()));
        var read = (await student.GetAsync(Consultations))["lines"].EnumerateArray()
            .First(line => Text(line, "outcome") == "CONSULTATION_OUTCOME_SHOWN" && Text(line, "itemId") == task);
        Assert.Equal(
            ("workbook-task", "guiding", "practice-coach", Of("coach01")),
            (Text(read, "shown"), Text(read, "purpose"), Text(read, "role"), Text(read, "actorId")));
    }

    [Fact]
    public async Task A_teacher_of_the_team_sees_counts_and_no_text()
    {
        var student = await process.UserAsync("student10");
        var teacher = await process.UserAsync("teacher02");
        var id = Of("student10");
        var task = await FreshTaskAsync(student);
        (await student.PostAsync($"{Mine}/{task}/versions", Saying(0, "Alleen voor de coach."))).Ok();
        (await student.PostAsync($"{Mine}/{task}/hand-in", """{"seenVersion":1}""")).Ok();

        var count = await teacher.ConsultAsync($"/api/portfolio/v1/students/{id}/workbook-count");
        Assert.Equal((0, 8), (count["signedOff"].GetInt32(), count["tasks"].GetInt32()));
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.ConsultAsync(TaskOf(id, task))).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await process.UserAsync("teacher01")).ConsultAsync(
                $"/api/portfolio/v1/students/{id}/workbook-count")).Status);
    }

    [Fact]
    public async Task A_coach_lists_their_own_students_only()
    {
        var coach = await CoachOfAsync("student11");
        var listed = (await coach.ConsultAsync("/api/portfolio/v1/coached-workbooks"))["workbooks"].EnumerateArray()
            .Select(book => Text(book, "studentId")).ToList();
        Assert.Contains(Of("student11"), listed);
        Assert.DoesNotContain(Of("student12"), listed);
        var named = await coach.ConsultAsync($"/api/roster/v1/me/coached-students/{Of("student11")}");
        Assert.Equal("Student 11", Text(named["student"], "name"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await coach.ConsultAsync($"/api/roster/v1/me/coached-students/{Of("student12")}")).Status);
        Assert.Contains(
            Of("coach01"),
            (await (await process.UserAsync("student11")).GetAsync(Mine))["coachIds"].EnumerateArray()
                .Select(one => one.GetString()));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_the_same_sent_twice_counts_once()
    {
        var student = await process.UserAsync("student12");
        Assert.Equal(
            ["taskId id-invalid", "text text-missing"],
            (await student.PostAsync($"{Mine}/geen-id/versions", """{"text":" "}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        var task = await FreshTaskAsync(student);
        var first = await student.PostAsync($"{Mine}/{task}/versions", Saying(0, "Een keer."), "werkboek-1");
        var again = await student.PostAsync($"{Mine}/{task}/versions", Saying(0, "Een keer."), "werkboek-1");
        Assert.Equal((1, 1), (first["version"].GetInt32(), again["version"].GetInt32()));
        Assert.Equal(
            "text text-too-long",
            Assert.Single((await student.PostAsync($"{Mine}/{task}/versions", Saying(1, new string('x', 20_001))))
                .Problem(HttpStatusCode.BadRequest)).Fault);
    }

    // The demo's coach, for a student of these tests, once Portfolio and Roster have heard it.
    private async Task<RestUser> CoachOfAsync(string account)
    {
        var (coach, id) = (await process.UserAsync("coach01"), Of(account));
        var today = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System));
        (await (await process.UserAsync("admin")).PostAsync(
            $"/api/roster/v1/cohorts/demo-cohort/students/{id}/coaches",
            $$"""{"coachId":"{{Of("coach01")}}","fromDate":"{{today}}","untilDate":"{{today}}"}""")).Ok();
        foreach (var list in (string[])["/api/portfolio/v1/coached-workbooks", "/api/roster/v1/me/coached-students"])
        {
            while (!(await coach.ConsultAsync(list)).Text.Contains(id, StringComparison.Ordinal))
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        return coach;
    }

    private static string TaskOf(string student, string task) =>
        $"/api/portfolio/v1/students/{student}/workbook/{task}";

    private static string Told(RestAnswer answer) => string.Join('\n', answer.Problem(HttpStatusCode.NotFound));

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static string Of(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name).Subject;
}
