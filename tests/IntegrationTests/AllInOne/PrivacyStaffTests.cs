using System.Net;
using System.Text.Json;
using VikLearning.AllInOne;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>What administrator and privacy officer do about consultations, by REST.</summary>
[Collection(SingleProcessGroup.Name)]
public class PrivacyStaffTests(SingleProcess process)
{
    private const string Signals = "/api/portfolio/v1/signals";
    private const string Reason = "Verzoek van de officier van justitie, zaak 12";

    private static readonly string s_student = Account("student07").Subject;

    [Fact]
    public async Task An_administrator_sees_who_read_unusually_much_and_says_what_they_found()
    {
        var admin = await process.UserAsync("admin");
        var reader = Account("teacher02").Subject;
        var teacher = await process.UserAsync("teacher02");
        foreach (var number in Enumerable.Range(1, 31))
        {
            await teacher.ConsultAsync($"/api/portfolio/v1/students/unusual-{number}/progress");
        }

        JsonElement signal;
        while ((signal = (await admin.ListAsync(Signals, "signals")).FirstOrDefault(it =>
            Text(it, "kind") == "many-dossiers" && Text(it, "actorId") == reader)).ValueKind == JsonValueKind.Undefined)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal("teacher", Text(signal, "role"));
        Assert.True(RestAnswer.NumberOf(signal, "dossiers") > 30);
        Assert.DoesNotContain("unusual-", signal.GetRawText(), StringComparison.Ordinal);
        var seen = $"{Signals}/{Text(signal, "number")}/seen";
        Assert.Equal(
            ["note text-missing"],
            (await admin.PostAsync(seen, """{"note":" "}""")).Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        (await admin.PostAsync(seen, """{"note":"Gesproken met de docent."}""")).Ok();
        Assert.Equal(
            ["signal-seen-already"],
            (await admin.PostAsync(seen, """{"note":"Nog eens."}""")).Problem(HttpStatusCode.BadRequest)
                .Select(it => it.Fault));
        var marked = (await admin.ListAsync(Signals, "signals", pageSize: 1)).Single(it =>
            Text(it, "number") == Text(signal, "number"));
        Assert.Equal(
            (Account("admin").Subject, "Gesproken met de docent."),
            (Text(marked.GetProperty("seen"), "actorId"), Text(marked.GetProperty("seen"), "note")));
        Assert.Equal(
            HttpStatusCode.NotFound, (await admin.PostAsync($"{Signals}/999/seen", """{"note":"x"}""")).Status);
    }

    [Fact]
    public async Task Breaking_the_glass_can_be_tried_without_doing_it_and_says_all_that_is_wrong()
    {
        var officer = await process.UserAsync("privacy01");
        var wrong = await officer.PostAsync(Glass("Geen-Id"), """{"reason":"te kort","validateOnly":true}""");
        Assert.Equal(
            ["personId id-invalid", "reason reason-too-short"],
            wrong.Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        var right = await officer.PostAsync(Glass("glass-trial"), $$"""{"reason":"{{Reason}}","validateOnly":true}""");
        Assert.False(IsOpen(right));
        Assert.False(IsOpen(await officer.GetAsync(Glass("glass-trial"))));
        var ledger = await officer.ConsultAsync(
            "/api/portfolio/v1/people/glass-trial/consultations", "data-subject-request");
        Assert.Equal("ledger", Text(Assert.Single(ledger["lines"].EnumerateArray()), "shown"));
    }

    [Fact]
    public async Task Broken_glass_shows_progress_to_who_broke_it_and_the_student_reads_why()
    {
        var officer = await process.UserAsync("privacy01");
        var progress = $"/api/portfolio/v1/students/{s_student}/progress";
        Assert.Equal(HttpStatusCode.NotFound, (await officer.ConsultAsync(progress, "break-glass")).Status);
        var until = (await officer.PostAsync(Glass(s_student), $$"""{"reason":"{{Reason}}"}"""))["openUntil"];
        Assert.Equal(until.GetString(), (await officer.GetAsync(Glass(s_student)))["openUntil"].GetString());
        Assert.Equal(s_student, (await officer.ConsultAsync(progress, "break-glass"))["studentId"].GetString());

        var student = await process.UserAsync("student07");
        var lines = await student.ListAsync("/api/portfolio/v1/me/consultations", "lines");
        var broken = lines.Single(line => Text(line, "outcome") == "CONSULTATION_OUTCOME_GLASS_BROKEN");
        Assert.Equal((Reason, "privacy-officer"), (Text(broken, "reason"), Text(broken, "role")));
    }

    [Theory]
    [InlineData("student01")]
    [InlineData("teacher01")]
    [InlineData("chief01")]
    public async Task Nobody_else_has_these_methods(string account)
    {
        var user = await process.UserAsync(account);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync(Signals)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.PostAsync($"{Signals}/1/seen", """{"note":"x"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync(Glass(s_student))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.PostAsync(Glass(s_student), "{}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await user.GetAsync("/api/portfolio/v1/anchors")).Status);
    }

    [Fact]
    public async Task The_last_anchor_is_kept_in_a_file_too_and_the_ledgers_verify_up_to_it()
    {
        var teacher = await process.UserAsync("teacher01");
        (await teacher.ConsultAsync($"/api/portfolio/v1/students/{s_student}/progress")).Ok();
        var file = Path.Combine(process.Suite.Data, "anchors.log");
        foreach (var account in (string[])["privacy01", "admin"])
        {
            var user = await process.UserAsync(account);
            string hash;
            do
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
                var anchors = (await user.GetAsync("/api/portfolio/v1/anchors"))["anchors"];
                hash = anchors.GetArrayLength() > 0 ? Text(anchors[0], "hash") : "-";
            }
            while (!File.Exists(file) || !(await ReadAsync(file)).Contains(hash, StringComparison.Ordinal));

            var verified = await SuiteProcess.RunAsync("verify-ledger", "--data", process.Suite.Data, "--anchor", hash);
            Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
        }
    }

    private static async Task<string> ReadAsync(string file)
    {
        try
        {
            return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // A line is being written just now.
            return "";
        }
    }

    private static bool IsOpen(RestAnswer answer) =>
        answer.Ok().TryGetProperty("openUntil", out var until) && until.ValueKind != JsonValueKind.Null;

    private static string Glass(string person) => $"/api/portfolio/v1/people/{person}/glass";

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static DemoAccount Account(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name);
}
