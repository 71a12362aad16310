using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.AllInOne;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>
/// What is handed over to staff: what they did and looked at, by ids, and what was written about them.
/// </summary>
[Collection(SingleProcessGroup.Name)]
public sealed class StaffExportTests(SingleProcess process)
{
    private const string Signals = "/api/portfolio/v1/signals";
    private const string Note = "Gesproken; het was voor de beoordeling.";

    private static readonly string s_teacher = Account("teacher01");
    private static readonly string s_student = Account("student05");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_teachers_export_has_what_they_looked_at_and_why_and_nothing_of_what_they_saw()
    {
        var teacher = await process.UserAsync("teacher01");
        (await teacher.ConsultAsync($"/api/portfolio/v1/students/{s_student}/hours")).Ok();
        (await teacher.ConsultAsync($"/api/roster/v1/me/students/{s_student}")).Ok();
        await BeNotedAsync(teacher);
        var archive = await ArchiveAsync();

        foreach (var (service, shown) in (ReadOnlySpan<(string, string)>)[("portfolio", "hours"), ("roster", "name")])
        {
            Assert.Contains(archive.Records(service), record => Kind(record) == "line-written"
                && Text(record, "place") == $"{service}.{s_student}"
                && Text(record, "actorId") == s_teacher
                && Text(record, "purpose") == "guiding"
                && Text(record.GetProperty("data").GetProperty("line"), "shown") == shown);
        }

        Assert.Contains(archive.Records("roster"), record => Kind(record) == "teacher-assigned"
            && Text(record, "place") == "demo-cohort");
        Assert.Contains(archive.Records("portfolio"), record => Kind(record) == "signal-raised");
        Assert.Contains(Note, archive.Texts("portfolio").Values.Select(text => text.Text));
        Assert.DoesNotContain("Student 05", archive.Pages, StringComparison.Ordinal);
        var storage = new StorageOptions { Directory = process.Suite.Data };
        await archive.AssertCompleteAsync(new KeptData(storage, "roster"), "roster", s_teacher);
        await archive.AssertCompleteAsync(new KeptData(storage, "portfolio"), "portfolio", s_teacher);
    }

    [Fact]
    public async Task Nothing_is_handed_over_twice()
    {
        var archive = await ArchiveAsync(s_student);
        foreach (var service in (string[])["roster", "portfolio", "insight"])
        {
            var records = archive.Records(service).Select(record => record.ToString()).ToList();
            Assert.Equal(records.Distinct(), records);
        }

        Assert.DoesNotContain(archive.Records("portfolio"), record => Kind(record) == "anchor-made");
    }

    // A signal about the teacher that an administrator has written a note about.
    private async Task BeNotedAsync(RestUser teacher)
    {
        foreach (var number in Enumerable.Range(1, 31))
        {
            await teacher.ConsultAsync($"/api/portfolio/v1/students/nobody-{number}/progress");
        }

        var admin = await process.UserAsync("admin");
        JsonElement signal;
        while ((signal = (await admin.ListAsync(Signals, "signals")).FirstOrDefault(it =>
            Text(it, "actorId") == s_teacher)).ValueKind == JsonValueKind.Undefined)
        {
            await Task.Delay(100, Stop);
        }

        (await admin.PostAsync($"{Signals}/{Text(signal, "number")}/seen", $$"""{"note":"{{Note}}"}""")).Ok();
    }

    private async Task<PersonArchive> ArchiveAsync(string? person = null)
    {
        using var channel = GrpcChannel.ForAddress(process.Suite.GrpcAddress);
        var officer = await process.UserAsync("privacy01");
        return await PersonArchive.OfAsync(
            channel,
            new CallOptions(
                new Metadata
                {
                    { "authorization", $"Bearer {officer.Token}" },
                    { "consultation-purpose", "data-subject-request" },
                    { "accept-language", "nl" },
                },
                cancellationToken: Stop),
            person ?? s_teacher);
    }

    private static string? Kind(JsonElement record) => Text(record, "kind");

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static string Account(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name).Subject;
}
