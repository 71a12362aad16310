using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using VikLearning.AllInOne;
using VikLearning.IntegrationTests.Canaries;
using VikLearning.LoadTests.Scenarios;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Calendars;
using VikLearning.ServiceDefaults.Storage;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Imports;

/// <summary>
/// A roster comes in whole, through a kill in the middle of it, and coming again it changes nothing; what goes out
/// comes in again as it stands. No name of it is found in any file afterwards.
/// </summary>
public sealed class ImportTests(Postgres postgres)
{
    private const int Students = 1300;
    private const string Prefix = "import";
    private const string Word = "kanariequorum";

    private static readonly byte[] s_archive = MadeRoster.Pack(Prefix, Students, NameOf);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_roster_comes_in_whole_through_a_kill_and_once(StorageKind kind)
    {
        var connection = kind == StorageKind.Postgres ? await postgres.DatabaseAsync() : null;
        var data = Directory.CreateTempSubdirectory("vik-import-").FullName;
        try
        {
            await using (var suite = await SuiteProcess.StartAsync(1, connection, data))
            {
                await ImportAsync(suite);
                await AssertAllThereAsync(suite);
                await AssertNothingToDoAsync(suite, s_archive);
                await AssertNothingToDoAsync(suite, await ExportAsync(suite));
                await ChangeAsync(suite);
                await AssertNothingToDoAsync(suite, await ExportAsync(suite));
            }

            if (kind == StorageKind.Sqlite)
            {
                await AssertKeyDestroyedAsync(data);
                Assert.Empty(new CanaryScanner(Word).FindIn(data));
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task With_a_fault_nothing_comes_in_and_every_fault_is_told_in_the_callers_language()
    {
        await using var suite = await SuiteProcess.StartAsync(1);
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        var imports = new ImportService.ImportServiceClient(channel);
        var archive = ByteString.CopyFrom(MadeRoster.Pack("Fout", 3, number => $"Iemand {number}"));
        var told = await imports.CheckRosterAsync(new() { Archive = archive }, await AdminAsync(suite));

        Assert.Contains(
            ("courses.csv", 2, "sourcedId", "id-invalid"),
            told.Faults.Select(it => (it.File, it.Line, it.Column, it.Code)));
        Assert.Equal(told.FaultCount, told.Faults.Count);
        Assert.All(told.Faults, fault => Assert.NotEqual(fault.Code, fault.Message));
        Assert.DoesNotContain("Fout", told.ToString(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await imports.ImportRosterAsync(
            new() { Archive = archive }, await AdminAsync(suite)));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Empty((await imports.ListImportsAsync(new(), await AdminAsync(suite))).Imports);
    }

    private static async Task ImportAsync(SuiteProcess suite)
    {
        var key = Guid.NewGuid().ToString("N");
        string importId;
        using (var channel = GrpcChannel.ForAddress(suite.GrpcAddress))
        {
            var imports = new ImportService.ImportServiceClient(channel);
            var request = new ImportRosterRequest { Archive = ByteString.CopyFrom(s_archive) };
            var told = await imports.CheckRosterAsync(new() { Archive = request.Archive }, await AdminAsync(suite));
            Assert.Empty(told.Faults);
            Assert.Equal(Students, told.Changes.StudentsEnrolled);
            importId = (await imports.ImportRosterAsync(request, await AdminAsync(suite, key))).ImportId;
            await KillHalfWayAsync(suite, imports, importId);
        }

        await suite.RestartAsync();
        using var again = GrpcChannel.ForAddress(suite.GrpcAddress);
        var client = new ImportService.ImportServiceClient(again);
        while (!await IsDoneAsync(client, importId, suite))
        {
            await Task.Delay(50, Stop);
        }

        var import = (await client.GetImportAsync(new() { ImportId = importId }, await AdminAsync(suite))).Import;
        Assert.Equal((Students, 0), (import.StudentsTakenIn, import.Skipped));
        var retried = await client.ImportRosterAsync(
            new() { Archive = ByteString.CopyFrom(s_archive) }, await AdminAsync(suite, key));
        Assert.Equal(importId, retried.ImportId);
    }

    private static async Task KillHalfWayAsync(
        SuiteProcess suite, ImportService.ImportServiceClient imports, string importId)
    {
        var admin = await AdminAsync(suite);
        RosterImport import;
        do
        {
            import = (await imports.GetImportAsync(new() { ImportId = importId }, admin)).Import;
        }
        while (import.PartsTakenIn == 0);
        Assert.False(import.Done, "It was done before it could be killed.");
        await suite.KillAsync();
    }

    private static async Task AssertAllThereAsync(SuiteProcess suite)
    {
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        var memberships = new MembershipService.MembershipServiceClient(channel);
        var found = new List<(string Id, string Name)>();
        foreach (var cohort in Enumerable.Range(0, Students).Select(it => MadeRoster.CohortOf(Prefix, it)).Distinct())
        {
            var token = "";
            do
            {
                var page = await memberships.ListStudentsAsync(
                    new() { CohortId = cohort, PageSize = 200, PageToken = token },
                    await AdminAsync(suite, purpose: "roster"));
                found.AddRange(page.Students.Select(it => (it.StudentId, it.Name)));
                token = page.NextPageToken;
            }
            while (token.Length > 0);
        }

        Assert.Equal(
            Enumerable.Range(0, Students).Select(it => (MadeRoster.StudentOf(Prefix, it), NameOf(it))),
            found.OrderBy(it => it.Id, StringComparer.Ordinal));
    }

    private static async Task AssertNothingToDoAsync(SuiteProcess suite, byte[] archive)
    {
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        var imports = new ImportService.ImportServiceClient(channel);
        var request = new ImportRosterRequest { Archive = ByteString.CopyFrom(archive) };
        var told = await imports.CheckRosterAsync(new() { Archive = request.Archive }, await AdminAsync(suite));
        Assert.Empty(told.Faults);
        Assert.Equal(new ImportCounts { StudentsUnchanged = told.Changes.StudentsUnchanged }, told.Changes);
        Assert.InRange(told.Changes.StudentsUnchanged, Students, Students + 1);
        Assert.Equal("", (await imports.ImportRosterAsync(request, await AdminAsync(suite))).ImportId);
    }

    // What was changed by hand, leaving too, goes out as it stands.
    private static async Task ChangeAsync(SuiteProcess suite)
    {
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        var memberships = new MembershipService.MembershipServiceClient(channel);
        var cohort = MadeRoster.CohortOf(Prefix, 0);
        await memberships.MoveStudentAsync(
            new() { CohortId = cohort, StudentId = MadeRoster.StudentOf(Prefix, 0), TeamId = "team-0001", Date = Day },
            await AdminAsync(suite));
        await memberships.RecordLeaveAsync(
            new() { CohortId = cohort, StudentId = MadeRoster.StudentOf(Prefix, 1), Date = Day },
            await AdminAsync(suite));
        await memberships.RenameStudentAsync(
            new() { CohortId = cohort, StudentId = MadeRoster.StudentOf(Prefix, 2), Name = "Enkel" },
            await AdminAsync(suite));
    }

    private static string Day => AcademyTime.Iso(MadeRoster.Start.AddDays(7));

    private static async Task<byte[]> ExportAsync(SuiteProcess suite)
    {
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress);
        using var export = new ImportService.ImportServiceClient(channel)
            .ExportRoster(new(), await AdminAsync(suite, purpose: "roster"));
        using var bytes = new MemoryStream();
        var persons = new HashSet<string>();
        while (await export.ResponseStream.MoveNext(Stop))
        {
            persons.UnionWith(export.ResponseStream.Current.PersonIds);
            export.ResponseStream.Current.Data.WriteTo(bytes);
        }

        Assert.Subset(
            persons, Enumerable.Range(0, Students).Select(it => MadeRoster.StudentOf(Prefix, it)).ToHashSet());
        return bytes.ToArray();
    }

    private static async Task AssertKeyDestroyedAsync(string data)
    {
        await using var keys = new SqliteConnection(
            $"Data Source={Path.Combine(data, "roster-keys.db")};Pooling=False");
        await keys.OpenAsync(Stop);
        await using var command = keys.CreateCommand();
        command.CommandText = "SELECT wrapped IS NULL FROM scope_key WHERE scope LIKE 'roster-import/%'";
        Assert.Equal(1L, await command.ExecuteScalarAsync(Stop));
    }

    private static async Task<bool> IsDoneAsync(
        ImportService.ImportServiceClient imports, string importId, SuiteProcess suite) =>
        (await imports.GetImportAsync(new() { ImportId = importId }, await AdminAsync(suite))).Import.Done;

    private static string NameOf(int number) => $"{Word} de {number}";

    private static async Task<CallOptions> AdminAsync(SuiteProcess suite, string? key = null, string? purpose = null)
    {
        using var tokens = new DemoTokens(
            suite.Address, DataFolder.ReadSecrets(suite.Data)!.Demo, HttpVersion.Version11);
        var headers = new Metadata
        {
            { "authorization", $"Bearer {await tokens.GetAsync("admin", Stop)}" },
            { "accept-language", "nl" },
            { "idempotency-key", key ?? Guid.NewGuid().ToString("N") },
        };
        if (purpose is not null)
        {
            headers.Add("consultation-purpose", purpose);
        }

        return new CallOptions(headers, cancellationToken: Stop);
    }
}
