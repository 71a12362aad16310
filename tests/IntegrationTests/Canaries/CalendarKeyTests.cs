using System.Net;
using System.Text;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// The key of a calendar's address is in no file, log, trace or fact of a suite that logs from debug on; neither is
/// that of one which is unknown.
/// </summary>
public sealed class CalendarKeyTests
{
    [Fact]
    public async Task The_key_of_a_calendar_is_written_nowhere()
    {
        await using var suite = await CanarySuite.StartAsync(postgres: null);
        var addresses = new CalendarAddressService.CalendarAddressServiceClient(suite.Invoker);
        var made = await addresses.MakeCalendarAddressAsync(
            new(),
            new Metadata
            {
                { "authorization", $"Bearer {await suite.TokenAsync("student01")}" },
                { "idempotency-key", "calendar" },
            },
            cancellationToken: TestContext.Current.CancellationToken);
        var unknown = $"/calendar/{suite.Canaries.Word}{new string('A', 25)}.ics";
        await ExpectAsync(suite, made.Path, HttpStatusCode.OK);
        await ExpectAsync(suite, unknown, HttpStatusCode.NotFound);

        var found = new List<string>();
        found.AddRange(await SearchAsync(suite));
        Assert.Equal(0, await suite.Process.StopAsync());
        var keys = new[] { Key(made.Path), suite.Canaries.Word };
        foreach (var scanner in keys.Select(key => new CanaryScanner(key)))
        {
            found.AddRange(scanner.FindIn(suite.Process.Data));
            found.AddRange(scanner.Find("log", Encoding.UTF8.GetBytes(suite.Log)));
            found.AddRange(suite.Exports.SelectMany(export => scanner.Find($"telemetry {export.Path}", export.Body)));
        }

        Assert.Empty(found);
        Assert.Contains("'/calendar'", suite.Log, StringComparison.Ordinal);
        Assert.Contains(suite.Exports, export => export.Path == "/v1/traces");

        async Task<IEnumerable<string>> SearchAsync(CanarySuite running) =>
            new CanaryScanner(Key(made.Path)).Find("facts", await running.FactsAsync("portfolio"));
    }

    private static string Key(string path) => path.Split('/')[^1].Split('.')[0];

    private static async Task ExpectAsync(CanarySuite suite, string path, HttpStatusCode status)
    {
        using var answer = await suite.Http.GetAsync(
            new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
    }
}
