using System.Net;
using Microsoft.Data.Sqlite;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>A stop that is asked for before the suite is ready, as by Ctrl+C of somebody who thought again.</summary>
public sealed class EarlyStopTests
{
    private const int Students = 32;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_demo_academy_is_made_it_ends_quietly_and_the_next_start_makes_the_rest()
    {
        await using var suite = SuiteProcess.Begin(Students);
        using var http = new HttpClient { BaseAddress = suite.Address };

        await UntilAsync(() => HasPastAsync(suite.Data));
        using (var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        await StopsQuietlyAsync(suite);

        await suite.RestartAsync();
        var last = await SingleProcess.UserAsync(suite, http, $"student{Students}");
        Assert.Equal(9360, (await last.GetAsync(RestUser.Progress)).Number("requiredMinutes"));
    }

    [Theory]
    [InlineData("data-protection")]
    [InlineData("insight-grains.db")]
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
            $"Starting on {suite.Address} with the data in {suite.Data}...", suite.Output.TrimEnd());
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            await Task.Delay(10, Stop);
        }
    }

    // The first hours of a student are kept, so the academy is being made.
    private static async Task<bool> HasPastAsync(string folder)
    {
        var journal = Path.Combine(folder, "portfolio-journal.db");
        if (!File.Exists(journal))
        {
            return false;
        }

        await using var connection = new SqliteConnection($"Data Source={journal};Mode=ReadOnly;Pooling=False");
        try
        {
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM journal_entry WHERE stream LIKE 'student/%'";
            return (long)(await command.ExecuteScalarAsync(Stop))! > 100;
        }
        catch (SqliteException)
        {
            // Its tables are being made.
            return false;
        }
    }
}
