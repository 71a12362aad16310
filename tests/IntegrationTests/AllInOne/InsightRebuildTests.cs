using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Npgsql;
using VikLearning.AllInOne;
using VikLearning.Insight.Cohorts;
using VikLearning.Protos.Insight.V1;
using VikLearning.ServiceDefaults.Storage;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>
/// What Insight builds of facts is thrown away after an erasure and built again from the first fact on: the figures
/// hold, the erased student stays erased, and nothing of them comes back.
/// </summary>
public sealed class InsightRebuildTests(Postgres postgres)
{
    private const int Students = 8;
    private const string Name = "Student 01";
    private const string Erase =
        """{"reason":"Op verzoek van de persoon zelf, zie brief 12.","althoughActive":true}""";

    // What Insight can build again. Its journal, with the ledger of who looked, is nobody's to throw away.
    private const string Forget = """
        TRUNCATE insight.cohort, insight.cohort_student, insight.erasure, insight.relation_teacher,
          insight.relation_student, insight.relation_chief, insight.relation_cohort, insight.relation_heard,
          insight.grain_state
        """;

    private static readonly string s_person = AccountOf(1).Subject;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Built_again_from_nothing_it_counts_the_same_and_brings_nobody_back(StorageKind kind)
    {
        var connection = kind == StorageKind.Postgres ? await postgres.DatabaseAsync() : null;
        await using var suite = await SuiteProcess.StartAsync(Students, connection);
        using var http = new HttpClient { BaseAddress = suite.Address };
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        var officer = await SingleProcess.UserAsync(suite, http, "privacy01");
        var chief = await SingleProcess.UserAsync(suite, http, "chief01");
        var credited = await CreditedAsync(suite, http);
        (await officer.PostAsync($"/api/roster/v1/people/{s_person}/erasure", Erase)).Ok();
        await ErasedAsync(officer);
        await AssertFiguresAsync(chief, await StandingsAsync(channel, officer, credited));

        await suite.KillAsync();
        await ForgetAsync(suite.Data, connection);
        await suite.RestartAsync();
        await ErasedAsync(officer);
        await AssertFiguresAsync(chief, await StandingsAsync(channel, officer, credited));
        Assert.True(credited[0] > 0, "The minutes of who was erased go on counting.");
        await AssertGoneAsync(suite, http, officer, connection);
        string[] arguments = kind == StorageKind.Postgres ? ["--postgres", connection!] : [];
        var verified = await SuiteProcess.RunAsync(["verify-ledger", "--data", suite.Data, .. arguments]);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
    }

    // What the chief is shown is the sum of what each student has in it. Whose facts come last may be fewer than five:
    // they wait to be counted, so that no answer tells one of them apart.
    private static async Task AssertFiguresAsync(RestUser chief, IReadOnlyList<Standing> standings)
    {
        var figures = await chief.GetAsync("/api/insight/v1/cohorts/demo-cohort");
        var counted = standings.Count(it => it.Counted);
        Assert.InRange(counted, CohortPicture.FewestStudents, Students);
        Assert.Equal(counted, figures.Number("studentCount"));
        Assert.Equal(standings.Sum(it => it.Shown), figures.Number("creditedMinutes"));
        Assert.True(figures.Number("creditedMinutes") > 0);
    }

    private static async Task AssertGoneAsync(SuiteProcess suite, HttpClient http, RestUser officer, string? connection)
    {
        var student = await SingleProcess.UserAsync(suite, http, "student01");
        Assert.Equal(HttpStatusCode.NotFound, (await student.GetAsync(RestUser.Progress)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await student.GetAsync(RestUser.Reflections)).Status);
        var person = await officer.ConsultAsync($"/api/roster/v1/people/{s_person}", "data-subject-request");
        Assert.Equal("gewist, certificaat 1", person["name"].GetString());
        if (connection is null)
        {
            foreach (var file in Directory.EnumerateFiles(suite.Data, "insight-*.db*"))
            {
                Assert.DoesNotContain(
                    Name, Encoding.UTF8.GetString(await ReadAsync(file)), StringComparison.Ordinal);
            }
        }
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    private static async Task ErasedAsync(RestUser officer)
    {
        var path = $"/api/insight/v1/people/{s_person}/erasure";
        while ((await officer.ConsultAsync(path, "data-subject-request"))["confirmation"]
            .GetProperty("certificateNumber").GetString() != "1")
        {
            await Task.Delay(50, Stop);
        }
    }

    // What each student made, by their own page.
    private static async Task<IReadOnlyList<int>> CreditedAsync(SuiteProcess suite, HttpClient http)
    {
        var credited = new List<int>();
        for (var number = 1; number <= Students; number++)
        {
            var student = await SingleProcess.UserAsync(suite, http, AccountOf(number).Name);
            credited.Add((await student.GetAsync(RestUser.Progress)).Number("creditedMinutes"));
        }

        return credited;
    }

    // What Insight keeps of each, once it has heard all.
    private static async Task<IReadOnlyList<Standing>> StandingsAsync(
        GrpcChannel channel, RestUser officer, IReadOnlyList<int> credited)
    {
        while (true)
        {
            var standings = new List<Standing>();
            for (var number = 1; number <= Students; number++)
            {
                standings.Add(await StandingAsync(channel, officer, AccountOf(number).Subject));
            }

            if (standings.All(it => it.Named) && standings.Select(it => it.Credited).SequenceEqual(credited))
            {
                return standings;
            }

            await Task.Delay(50, Stop);
        }
    }

    private static async Task<Standing> StandingAsync(GrpcChannel channel, RestUser officer, string person)
    {
        using var call = new DataSubjectService.DataSubjectServiceClient(channel).ExportData(
            new ExportDataRequest { PersonId = person },
            new Metadata
            {
                { "authorization", $"Bearer {officer.Token}" },
                { "consultation-purpose", "data-subject-request" },
            },
            cancellationToken: Stop);
        var standing = new Standing(0, 0, false, false);
        await foreach (var answer in call.ResponseStream.ReadAllAsync(Stop))
        {
            standing = answer.Record.Kind == "hours-standing" ? StandingOf(answer.Record.DataJson) : standing;
        }

        return standing;
    }

    private static Standing StandingOf(string json)
    {
        using var data = JsonDocument.Parse(json);
        return new Standing(
            data.RootElement.GetProperty("creditedMinutes").EnumerateArray().Sum(minutes => minutes.GetInt32()),
            data.RootElement.GetProperty("shownMinutes").GetInt32(),
            data.RootElement.GetProperty("named").GetBoolean(),
            data.RootElement.GetProperty("counted").GetBoolean());
    }

    private static async Task ForgetAsync(string folder, string? connection)
    {
        if (connection is null)
        {
            var files = Directory.EnumerateFiles(folder, "insight-*.db*")
                .Where(file => Path.GetFileName(file).Split('.')[0] is "insight-rows" or "insight-grains").ToList();
            Assert.Contains(files, file => file.EndsWith("insight-rows.db", StringComparison.Ordinal));
            files.ForEach(File.Delete);
            return;
        }

        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(Forget);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static DemoAccount AccountOf(int number)
    {
        var name = $"student{number.ToString("00", CultureInfo.InvariantCulture)}";
        return DemoAccount.All(Students).Single(account => account.Name == name);
    }

    private sealed record Standing(int Credited, int Shown, bool Named, bool Counted);
}
