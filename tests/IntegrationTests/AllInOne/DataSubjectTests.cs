using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.AllInOne;
using VikLearning.IntegrationTests.DataSubjects;
using VikLearning.Portfolio;
using VikLearning.Portfolio.FeedbackAssignments;
using VikLearning.Portfolio.Workbook;
using VikLearning.Roster.DataSubjects;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Storage;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>A person's rights, through the gateway: everything is handed over, and then it is gone for good.</summary>
public sealed class DataSubjectTests(Postgres postgres)
{
    private const int Students = 8;
    private const string Reason = """{"reason":"Op verzoek van de persoon zelf, zie brief 12."}""";
    private static readonly string s_person = Account("student01");
    private static readonly string s_roster = $"/api/roster/v1/people/{s_person}";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Everything_is_exported_and_then_erased_for_good(StorageKind kind)
    {
        var connection = kind == StorageKind.Postgres ? await postgres.DatabaseAsync() : null;
        await using var suite = await SuiteProcess.StartAsync(Students, connection);
        using var http = new HttpClient { BaseAddress = suite.Address };
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        var storage = new StorageOptions { Kind = kind, Directory = suite.Data, Postgres = connection ?? "" };
        var people = new People(
            await SingleProcess.UserAsync(suite, http, "student01"),
            await SingleProcess.UserAsync(suite, http, "teacher01"),
            await SingleProcess.UserAsync(suite, http, "privacy01"),
            await SingleProcess.UserAsync(suite, http, "chief01"),
            await SingleProcess.UserAsync(suite, http, "admin"));
        await LiveAsync(people);
        await FeedbackAsync(people, await SingleProcess.UserAsync(suite, http, "student02"));
        await WorkbookLife.LiveAsync(people.Student, await SingleProcess.UserAsync(suite, http, "coach01"), s_person);
        await AttachmentLife.LiveAsync(channel, people.Student);
        var handedIn = await ExamLife.HandInAsync(channel, people.Student);
        await AssertExportsAsync(channel, people, storage, handedIn);
        var figures = await FiguresAsync(people.Chief);

        var certificate = await EraseAsync(people);
        await ConfirmedAsync(people.Officer, certificate);
        await AssertGoneAsync(people, certificate);
        Assert.Equal(figures, await FiguresAsync(people.Chief));
        Assert.Equal(handedIn, await ExamLife.DownloadAsync(channel, people.Student));
        await AssertErasedExportAsync(channel, people, storage, certificate);

        var arguments = kind == StorageKind.Postgres ? new[] { "--postgres", connection! } : [];
        var verified = await SuiteProcess.RunAsync(["verify-ledger", "--data", suite.Data, .. arguments]);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);

        // All of it is built again from the journals, and the demo academy is made again over an erased student.
        await suite.RestartAsync();
        await AssertGoneAsync(people, certificate);
        Assert.Equal(figures, await FiguresAsync(people.Chief));
    }

    private static async Task FeedbackAsync(People people, RestUser mate)
    {
        await FeedbackLife.LiveAsync(people.Teacher, (mate, Account("student02")), (people.Student, s_person));
        await AssignmentLife.LiveAsync(
            people.Student, people.Teacher, s_person, "demo-cohort.team-01.1", Account("student02"));
    }

    // One of everything that can happen to a student, so that the walk over the journals meets every kind of event.
    private static async Task LiveAsync(People people)
    {
        var student = people.Student;
        var today = (await student.GetAsync(RestUser.Progress))["today"].GetString()!;
        var first = await student.LogAsync("presenting", today, 45, "Een <b>notitie</b> & meer");
        var second = await student.PostAsync(
            $"{RestUser.Hours}/{first["entryId"].GetString()}/corrections",
            $$"""{"activityId":"presenting","date":"{{today}}","minutes":30,"note":"Toch korter"}""");
        (await student.PostAsync($"{RestUser.Hours}/{second["entryId"].GetString()}/withdrawal", "{}")).Ok();
        var reflection = await student.PostAsync(
            RestUser.Reflections, """{"title":"Nachtdienst","text":"Ik schrok van mijn toon."}""");
        (await student.PostAsync(
            $"{RestUser.Reflections}/{reflection["reflectionId"].GetString()}/versions",
            """{"title":"Nachtdienst","text":"Ik schrok, en zei het.","seenVersion":1}""")).Ok();
        await SharingLife.LiveAsync(people.Teacher, people.Student, s_person, reflection["reflectionId"].GetString()!);
        (await people.Teacher.ConsultAsync($"/api/portfolio/v1/students/{s_person}/hours")).Ok();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await people.Officer.ConsultAsync($"/api/portfolio/v1/students/{s_person}/hours", "break-glass")).Status);
        (await people.Officer.PostAsync($"/api/portfolio/v1/people/{s_person}/glass", Reason)).Ok();
        (await people.Officer.PostAsync($"{s_roster}/hold", Reason)).Ok();
    }

    private static void AssertWords(PersonArchive archive)
    {
        Assert.Contains("Ik schrok van mijn toon.", archive.Pages, StringComparison.Ordinal);
        Assert.Contains("Rustig blijven.", archive.Pages, StringComparison.Ordinal);
        Assert.Contains("Wat ik nog wil.", archive.Pages, StringComparison.Ordinal);
        Assert.Equal(AttachmentLife.Evidence, Assert.Single(archive.Files.Values));
        Assert.Contains(AttachmentLife.EvidenceName, archive.Pages, StringComparison.Ordinal);
        Assert.Contains(FeedbackLife.Received, archive.Pages, StringComparison.Ordinal);
        Assert.Contains(WorkbookLife.Evidence, archive.Pages, StringComparison.Ordinal);
        Assert.Contains(WorkbookLife.Answer, archive.Pages, StringComparison.Ordinal);
        Assert.All(
            AssignmentLife.Words, text => Assert.Contains(text, archive.Pages, StringComparison.Ordinal));
        Assert.DoesNotContain(FeedbackLife.Given, archive.Pages, StringComparison.Ordinal);
        Assert.DoesNotContain(FeedbackLife.TakenBack, archive.Pages, StringComparison.Ordinal);
    }

    private static async Task AssertExportsAsync(
        GrpcChannel channel, People people, StorageOptions storage, byte[] handedIn)
    {
        var officer = await PersonArchive.OfAsync(channel, PersonArchive.CallBy(people.Officer.Token), s_person);
        var mine = await PersonArchive.MineAsync(channel, PersonArchive.CallBy(people.Student.Token), s_person);
        foreach (var archive in (PersonArchive[])[officer, mine])
        {
            AssertWords(archive);
            Assert.Equal(handedIn, Assert.Single(archive.Sealed));
            Assert.Contains("Student 01", archive.Texts("roster").Values.Select(text => text.Text));
            Assert.Contains(
                archive.Records("insight"), record => record.GetProperty("kind").GetString() == "hours-standing");
        }

        // And the person sees on which side of the suite it was looked.
        foreach (var service in (string[])["roster", "portfolio", "exams", "insight"])
        {
            var seen = (await people.Student.GetAsync($"/api/{service}/v1/me/consultations"))["lines"];
            Assert.Contains(seen.EnumerateArray(), line => line.GetProperty("shown").GetString() == "export");
        }

        // The later archive has the line of the former.
        await mine.AssertCompleteAsync(new KeptData(storage, "roster"), "roster", s_person);
        await mine.AssertCompleteAsync(new KeptData(storage, "portfolio"), "portfolio", s_person);
        await mine.AssertCompleteAsync(new KeptData(storage, "exams"), "exams", s_person);
        await mine.AssertCompleteAsync(new KeptData(storage, "insight"), "insight", s_person);
        Assert.Contains(mine.Records("portfolio"), record => record.GetProperty("kind").GetString() == "line-written"
            && record.GetProperty("data").GetProperty("line").GetProperty("shown").GetString() == "export");
        var met = mine.Records("portfolio").Select(record => record.GetProperty("kind").GetString()!).ToHashSet();

        // Who is exported here has not left their cohort, and is not erased yet.
        Assert.Empty(Names(StudentState.Definition.Events).Except(met).Except(["plan-left", "portfolio-closed"]));
        Assert.Empty(Names(WorkbookGrain.Definition.Events).Except(met));
        Assert.Empty(Names(AssignmentGrain.Definition.Events).Except(met));
        await Assert.ThrowsAsync<RpcException>(
            () => PersonArchive.OfAsync(channel, PersonArchive.CallBy(people.Teacher.Token), s_person));
    }

    private static async Task<long> EraseAsync(People people)
    {
        var order = $"{s_roster}/erasure";
        Assert.Equal(
            ["personId legal-hold-stands", "althoughActive student-active"],
            (await people.Officer.PostAsync(order, Reason)).Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        (await people.Officer.PostAsync($"{s_roster}/hold/lifting", Reason)).Ok();
        Assert.Equal(
            "althoughActive student-active",
            Assert.Single((await people.Officer.PostAsync(order, Reason)).Problem(HttpStatusCode.BadRequest)).Fault);
        Assert.Equal(HttpStatusCode.Forbidden, (await people.Admin.PostAsync(order, Reason)).Status);

        const string Known = """{"reason":"Op verzoek van de persoon zelf, zie brief 12.","althoughActive":true}""";
        var first = (await people.Officer.PostAsync(order, Known, "erase-1"))["certificateNumber"].GetString();
        var again = (await people.Officer.PostAsync(order, Known, "erase-1"))["certificateNumber"].GetString();
        var anew = (await people.Officer.PostAsync(order, Known))["certificateNumber"].GetString();
        Assert.Equal(("1", "1", "1"), (first, again, anew));
        return 1;
    }

    private static async Task ConfirmedAsync(RestUser officer, long certificate)
    {
        foreach (var service in (string[])["roster", "portfolio", "insight"])
        {
            var path = $"/api/{service}/v1/people/{s_person}/erasure";
            while ((await officer.ConsultAsync(path, "data-subject-request"))["confirmation"]
                .GetProperty("certificateNumber").GetString() != $"{certificate}")
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        var shown = await officer.ConsultAsync($"/api/roster/v1/certificates/{certificate}", "data-subject-request");
        Assert.Equal((s_person, "ERASURE_CAUSE_ORDERED"), (shown["personId"].GetString(), shown["cause"].GetString()));
        Assert.StartsWith("Op verzoek", shown["reason"].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            s_person, (await officer.GetAsync("/api/roster/v1/certificates")).Text, StringComparison.Ordinal);
    }

    private static async Task AssertGoneAsync(People people, long certificate)
    {
        foreach (var path in (string[])
            [RestUser.Progress, RestUser.Hours, RestUser.Reflections, WorkbookLife.Mine, AssignmentLife.Mine])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await people.Student.GetAsync(path)).Status);
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await people.Student.LogAsync("presenting", "2026-03-02", 30, "Nog iets")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await people.Student.PostAsync(RestUser.Reflections, """{"title":"Nog","text":"iets"}""")).Status);
        var seen = await people.Teacher.ConsultAsync($"/api/roster/v1/me/students/{s_person}");
        Assert.Equal($"gewist, certificaat {certificate}", seen["student"].GetProperty("name").GetString());
        var ledger = await people.Student.GetAsync("/api/portfolio/v1/me/consultations");
        Assert.Contains($"gewist, certificaat {certificate}", ledger.Text, StringComparison.Ordinal);
        var refused = await people.Admin.PostAsync(
            "/api/roster/v1/cohorts/demo-cohort/students",
            $$"""{"teamId":"team-01","studentId":"{{s_person}}","name":"Weer iemand"}""");
        Assert.NotEqual(HttpStatusCode.OK, refused.Status);
    }

    private static async Task AssertErasedExportAsync(
        GrpcChannel channel, People people, StorageOptions storage, long certificate)
    {
        var archive = await PersonArchive.OfAsync(channel, PersonArchive.CallBy(people.Officer.Token), s_person);
        await archive.AssertCompleteAsync(new KeptData(storage, "roster"), "roster", s_person);
        await archive.AssertCompleteAsync(new KeptData(storage, "portfolio"), "portfolio", s_person);
        Assert.NotEmpty(archive.Texts("portfolio"));
        Assert.All(archive.Texts("portfolio").Values, text => Assert.Equal(
            ($"gewist, certificaat {certificate}", true), text));
        Assert.All(
            (string[])
            ["Ik schrok", FeedbackLife.Received, WorkbookLife.Evidence, WorkbookLife.Answer, .. AssignmentLife.Words],
            text => Assert.DoesNotContain(text, archive.Pages, StringComparison.Ordinal));
        Assert.Empty(await new KeptData(storage, "portfolio").FilesAsync(s_person));
        var met = archive.Records("roster").Select(record => record.GetProperty("kind").GetString()!).ToHashSet();
        Assert.Empty(Names(PersonGrain.Definition.Events).Except(met));
        Assert.Contains("certificate-issued", met);
    }

    private static async Task<string> FiguresAsync(RestUser chief)
    {
        var answer = await chief.GetAsync("/api/insight/v1/cohorts/demo-cohort");
        return $"{answer["studentCount"]} {answer["creditedMinutes"]} {answer["onTrackCount"]} {answer["quarters"]}";
    }

    private static IEnumerable<string> Names(EventCatalog catalog) => catalog.Entries.Select(entry => entry.Name);

    private static string Account(string name) =>
        DemoAccount.All(Students).Single(account => account.Name == name).Subject;

    private sealed record People(RestUser Student, RestUser Teacher, RestUser Officer, RestUser Chief, RestUser Admin);
}
