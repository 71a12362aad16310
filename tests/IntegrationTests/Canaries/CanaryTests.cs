using System.Text;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// No sentence that anybody typed is to be found, whoever has the files, the logs, the traces, the facts and the
/// addresses: a canary goes through every door of a running suite, and is then looked for in all of them.
/// </summary>
public sealed class CanaryTests
{
    // The suite holds it while it runs; afterwards it is read like any other.
    private const string Lock = "lock";

    [Fact]
    public void Every_string_of_every_request_is_known_for_what_it_is()
    {
        var there = RequestStrings.Methods.SelectMany(RequestStrings.Of)
            .Select(field => field.FullName).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(RequestStrings.Kinds.Keys.Order(StringComparer.Ordinal), there);
    }

    [Fact]
    public async Task No_sentence_is_found_on_sqlite()
    {
        await using var suite = await CanarySuite.StartAsync(postgres: null);
        var seen = await FlyAsync(suite);
        await AssertNoneAsync(suite, seen, suite.Process.Data, "*.db-wal");
    }

    [Fact]
    public async Task No_sentence_is_found_on_postgres()
    {
        if (PostgresCluster.Missing is { } reason)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("VIK_REQUIRE_ALL") == "1", reason);
            Assert.Fail(reason);
        }

        await using var cluster = await PostgresCluster.StartAsync();
        await using var suite = await CanarySuite.StartAsync(await cluster.CreateDatabaseAsync());
        var seen = await FlyAsync(suite);
        await AssertNoneAsync(suite, seen, cluster.Data, "PG_VERSION");
    }

    // Through every door; what came back in addresses and headers.
    private static async Task<string> FlyAsync(CanarySuite suite)
    {
        var requests = new RequestFlight(suite);
        await requests.WriteTextsAsync();
        await requests.WriteOthersAsync();
        await requests.WriteMalformedAsync();
        await new FlightFiles(suite).WriteAsync();
        await new FlightExam(suite).WriteAsync();
        await new FlightScoring(suite).WriteAsync();
        await HeadersAsync(suite);
        using var browser = new FlightBrowser(suite.Process.Address);
        var portal = new PortalFlight(suite, browser);
        await portal.FailToSignInAsync();
        await portal.FillInAsync();
        await new StaffFlight(suite, browser, requests.Subjects).FillInAsync();
        return browser.Seen;
    }

    // A key is the client's own word, and a purpose could be anybody's.
    private static async Task HeadersAsync(CanarySuite suite)
    {
        var access = AccessRules.Suite.Find("/viklearning.portfolio.v1.HoursService/LogHours")!;
        var hours = new HoursService.HoursServiceClient(suite.Invoker);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await hours.LogHoursAsync(
            new LogHoursRequest(),
            new Metadata
            {
                { "authorization", $"Bearer {await suite.TokenAsync(access.Rule)}" },
                { "idempotency-key", suite.Canaries.Word },
                { "consultation-purpose", suite.Canaries.Word },
                { "accept-language", suite.Canaries.Word },
            },
            cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        await hours.ListHoursAsync(
            new ListHoursRequest(),
            new Metadata { { "authorization", $"Bearer {await suite.TokenAsync(access.Rule)}" } });
    }

    private static async Task AssertNoneAsync(CanarySuite suite, string seen, string folder, string known)
    {
        Assert.NotEmpty(Directory.EnumerateFiles(folder, known, SearchOption.AllDirectories));
        var scanner = new CanaryScanner(suite.Canaries.Word);
        await AssertWrittenAsync(suite, scanner, folder);
        List<string> found = [.. scanner.FindIn(folder, Lock), .. scanner.FindIn(suite.Process.Data, Lock)];
        found.AddRange(scanner.Find("facts of Roster", await suite.FactsAsync("roster")));
        found.AddRange(scanner.Find("facts of Portfolio", await suite.FactsAsync("portfolio")));
        found.AddRange(scanner.Find("addresses and headers", Encoding.UTF8.GetBytes(seen)));
        Assert.Equal(0, await suite.Process.StopAsync());
        found.AddRange(scanner.FindIn(folder).Select(finding => $"after the end, {finding}"));
        found.AddRange(scanner.FindIn(suite.Process.Data).Select(finding => $"after the end, {finding}"));
        AssertTold(suite);
        found.AddRange(scanner.Find("log", Encoding.UTF8.GetBytes(suite.Log)));
        found.AddRange(suite.Exports.SelectMany(export => scanner.Find($"telemetry {export.Path}", export.Body)));
        var places = suite.Canaries.Places.Select((place, index) => $"{index + 1:000} {place}");
        Assert.True(found.Count == 0, string.Join('\n', [.. found, .. places]));
    }

    // It would be easy to find nothing where nothing was written: who wrote it reads it, and its ids are in the files.
    private static async Task AssertWrittenAsync(CanarySuite suite, CanaryScanner scanner, string folder)
    {
        var hours = new HoursService.HoursServiceClient(suite.Invoker);
        var entries = await hours.ListHoursAsync(
            new ListHoursRequest { PageSize = 200 },
            new Metadata { { "authorization", $"Bearer {await suite.TokenAsync(CanarySuite.Student)}" } });
        Assert.True(entries.Entries.Count(entry => entry.Note.Contains(suite.Canaries.Word)) >= 4);
        Assert.NotEmpty(scanner.Find("answer", Encoding.UTF8.GetBytes(entries.ToString())));
        Assert.NotEmpty(new CanaryScanner("presenting").FindIn(folder, Lock));
        Assert.NotEmpty(new CanaryScanner(CanarySuite.Student).FindIn(folder, Lock));
    }

    private static void AssertTold(CanarySuite suite)
    {
        Assert.Contains("dbug:", suite.Log, StringComparison.Ordinal);
        Assert.Contains("HoursService/LogHours", suite.Log, StringComparison.Ordinal);
        Assert.Contains("/reflecties/nieuw", suite.Log, StringComparison.Ordinal);
        Assert.Contains(suite.Exports, export => export.Path == "/v1/traces"
            && new CanaryScanner("LogHours").Find("", export.Body).Any());
        Assert.Contains(suite.Exports, export => export.Path == "/v1/metrics");
    }
}
