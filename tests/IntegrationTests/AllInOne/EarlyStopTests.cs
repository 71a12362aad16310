using System.Net;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>A stop that is asked for before the suite is ready, as by Ctrl+C of somebody who thought again.</summary>
public sealed class EarlyStopTests
{
    private const int Students = 64;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_demo_academy_is_made_it_ends_quietly_and_the_next_start_makes_the_rest()
    {
        await using var suite = SuiteProcess.Begin(Students);
        using var http = new HttpClient { BaseAddress = suite.Address };

        // The services answer, so what is still to be made is the academy.
        await UntilAsync(async () =>
            await StatusAsync(http, "/.well-known/openid-configuration") == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(http, "/health/ready"));
        await StopsQuietlyAsync(suite);

        await suite.RestartAsync();
        var last = await SingleProcess.UserAsync(suite, http, $"student{Students}");
        Assert.Equal(9360, (await last.GetAsync(RestUser.Progress)).Number("requiredMinutes"));
    }

    [Theory]
    [InlineData("data-protection")]
    [InlineData("roster-journal.db")]
    [InlineData("portfolio-keys.db")]
    [InlineData("insight.db")]
    [InlineData("identity.db")]
    public async Task While_its_parts_start_it_ends_quietly_too(string made)
    {
        await using var suite = SuiteProcess.Begin(Students);
        await UntilAsync(() => Task.FromResult(
            suite.Output.Length > 0 && Path.Exists(Path.Combine(suite.Data, made))));
        await StopsQuietlyAsync(suite);
    }

    private static async Task StopsQuietlyAsync(SuiteProcess suite)
    {
        var exitCode = await suite.StopAsync();

        Assert.True(exitCode == 0, $"{exitCode}\n{suite.Output}");
        Assert.Equal(
            $"Starting on {suite.Address} with the data in {suite.Data}...", suite.Output);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(10, Stop);
        }
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Stop);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return null;
        }
    }
}
