using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>The single process on PostgreSQL instead of files.</summary>
public class PostgresSuiteTests(Postgres postgres)
{
    [Fact]
    public async Task Hours_and_words_outlive_the_process_and_no_file_has_them()
    {
        await using var suite = await SuiteProcess.StartAsync(1, await postgres.DatabaseAsync());
        using var http = new HttpClient { BaseAddress = suite.Address };
        var student = await SingleProcess.UserAsync(suite, http, "student01");
        var before = await student.GetAsync(RestUser.Progress);
        var today = before["today"].GetString()!;
        var logged = await student.LogAsync("presenting", today, 45, "Blijft staan", "stays");
        var written = await student.PostAsync(RestUser.Reflections, """{"title":"Blijft","text":"Ook dit."}""", "stays-2");

        await suite.RestartAsync();

        student = await SingleProcess.UserAsync(suite, http, "student01");
        var after = await student.GetAsync(RestUser.Progress);
        Assert.Equal(before.Number("creditedMinutes") + 45, after.Number("creditedMinutes"));
        Assert.Equal(logged.Text, (await student.LogAsync("presenting", today, 45, "Blijft staan", "stays")).Text);
        var entries = await student.ListAsync(RestUser.Hours, "entries");
        Assert.Single(entries, entry => entry.GetProperty("note").GetString() == "Blijft staan");
        var read = await student.GetAsync($"{RestUser.Reflections}/{written["reflectionId"].GetString()}");
        Assert.Equal("Ook dit.", read["text"].GetString());
        Assert.Empty(Directory.GetFiles(suite.Data, "*.db"));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_in_a_line_without_its_password()
    {
        var folder = Directory.CreateTempSubdirectory("vik-no-database-").FullName;
        var run = await SuiteProcess.RunAsync(
            "--urls", $"http://127.0.0.1:{Ports.FreePair()}", "--data", folder,
            "--postgres", $"Host=127.0.0.1;Port={Ports.Free()};Username=vik;Password=s3cret");
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Failed to connect to 127.0.0.1:", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Output + run.Errors, StringComparison.Ordinal);
    }
}
