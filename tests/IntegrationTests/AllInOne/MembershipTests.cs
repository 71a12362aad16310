using System.Net;
using VikLearning.AllInOne;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>Moving, leaving and coming back, by REST: who sees whom follows at once.</summary>
[Collection(SingleProcessGroup.Name)]
public class MembershipTests(SingleProcess process)
{
    private const string Cohorts = "/api/roster/v1/cohorts";
    private const string Cohort = $"{Cohorts}/membership-tests";
    private const string Student = "membership-tests-student";
    private static readonly string s_today = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System));

    [Fact]
    public async Task A_teacher_sees_a_student_as_long_as_they_are_in_the_team()
    {
        var admin = await process.UserAsync("admin");
        var teacher = await process.UserAsync("teacher01");
        await MakeAsync(admin);
        await UntilAsync(teacher, HttpStatusCode.OK);

        (await admin.PostAsync(Change("moves"), $$"""{"teamId":"team-02","date":"{{s_today}}"}""")).Ok();
        await UntilAsync(teacher, HttpStatusCode.NotFound);
        (await admin.PostAsync(Change("moves"), $$"""{"teamId":"team-01","date":"{{s_today}}"}""")).Ok();
        await UntilAsync(teacher, HttpStatusCode.OK);
        (await admin.PostAsync(Change("leave"), $$"""{"date":"{{s_today}}"}""")).Ok();
        await UntilAsync(teacher, HttpStatusCode.NotFound);

        var refused = await admin.PostAsync(
            Change("return"), $$"""{"teamId":"team-01","date":"{{s_today}}"}""");
        Assert.Equal(
            "date date-before-last-change", Assert.Single(refused.Problem(HttpStatusCode.BadRequest)).Fault);
    }

    [Fact]
    public async Task The_roster_shows_names_for_its_own_purpose_and_writes_it_down()
    {
        var admin = await process.UserAsync("admin");
        var list = await admin.ConsultAsync($"{Cohorts}/demo-cohort/students?pageSize=200", "roster");
        var names = list["students"].EnumerateArray().Select(it => it.GetProperty("name").GetString()).ToList();

        Assert.Contains("Student 07", names);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await admin.ConsultAsync($"{Cohorts}/demo-cohort/students")).Status);
        var own = await process.UserAsync("student07");
        var lines = (await own.GetAsync("/api/roster/v1/me/consultations"))["lines"].EnumerateArray();
        Assert.Contains(lines, line => line.GetProperty("purpose").GetString() == "roster");
    }

    [Fact]
    public async Task Every_fault_of_a_change_is_told_at_once()
    {
        var admin = await process.UserAsync("admin");
        var refused = await admin.PostAsync(
            $"{Cohorts}/demo-cohort/students/{SubjectOf("student06")}/absences",
            """{"fromDate":"gisteren","untilDate":"2026-02-30"}""");

        Assert.Equal(
            ["fromDate date-invalid", "untilDate date-invalid"],
            refused.Problem(HttpStatusCode.BadRequest).Select(it => it.Fault).Order(StringComparer.Ordinal));
    }

    private static async Task MakeAsync(RestUser admin)
    {
        (await admin.PostAsync(Cohorts, $$"""
            {"cohortId":"membership-tests","locationId":"oost","name":"Plaatsing","startDate":"{{s_today}}",
             "routeMapId":"lpo-year-1","routeMapVersion":1,"calendarId":"calendar-example"}
            """)).Ok();
        foreach (var team in (string[])["team-01", "team-02"])
        {
            (await admin.PostAsync($"{Cohort}/teams", $$"""{"teamId":"{{team}}","name":"Team"}""")).Ok();
        }

        (await admin.PostAsync(
            $"{Cohort}/students", $$"""{"teamId":"team-01","studentId":"{{Student}}","name":"Iemand"}""")).Ok();
        (await admin.PostAsync(
            $"{Cohort}/teachers", $$"""{"teamId":"team-01","teacherId":"{{SubjectOf("teacher01")}}"}""")).Ok();
    }

    // Relations travel by the feed, and one that held is remembered for a few seconds.
    private static async Task UntilAsync(RestUser teacher, HttpStatusCode status)
    {
        foreach (var path in (string[])
            [$"/api/roster/v1/me/students/{Student}", $"/api/portfolio/v1/students/{Student}/progress"])
        {
            while ((await teacher.ConsultAsync(path)).Status != status)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    private static string Change(string what) => $"{Cohort}/students/{Student}/{what}";

    private static string SubjectOf(string account) =>
        DemoAccount.All(SingleProcess.Students).Single(it => it.Name == account).Subject;
}
