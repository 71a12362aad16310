using System.Net;
using VikLearning.ServiceDefaults.Privacy;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>The demo's master key is changed as a user would, and the old one thrown away.</summary>
public class RotateKeyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_and_retries_outlive_the_old_master_key()
    {
        await using var suite = await SuiteProcess.StartAsync(1);
        using var http = new HttpClient { BaseAddress = suite.Address };
        var student = await SingleProcess.UserAsync(suite, http, "student01");
        var written = await student.PostAsync(RestUser.Reflections, Body, "stays");
        var refused = await SuiteProcess.RunAsync("rotate-key", "--data", suite.Data);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Another process uses", refused.Errors, StringComparison.Ordinal);

        await suite.StopAsync();
        var rotated = await SuiteProcess.RunAsync("rotate-key", "--data", suite.Data);
        Assert.Equal((0, ""), (rotated.ExitCode, rotated.Errors));
        await suite.RestartAsync();
        foreach (var service in (string[])["roster", "portfolio"])
        {
            var said = $"{service}: no key needs the retired master key";
            while (!suite.Output.Contains(said, StringComparison.Ordinal))
            {
                await Task.Delay(20, Stop);
            }
        }

        await suite.StopAsync();
        await ForgetOldKeyAsync(suite.Data);
        await suite.RestartAsync();
        student = await SingleProcess.UserAsync(suite, http, "student01");
        Assert.Equal(written.Text, (await student.PostAsync(RestUser.Reflections, Body, "stays")).Text);
        var read = await student.GetAsync($"{RestUser.Reflections}/{written["reflectionId"].GetString()}");
        Assert.Equal("Ook dit.", read["text"].GetString());
        (await student.PostAsync(RestUser.Reflections, Body.Replace("Ook", "Niet", StringComparison.Ordinal), "stays"))
            .Problem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_lost_master_key_is_told_in_a_line()
    {
        await using var suite = await SuiteProcess.StartAsync(1);
        await suite.StopAsync();
        File.Delete(Path.Combine(suite.Data, MasterKeyFile.Name));
        var run = await SuiteProcess.RunAsync(
            "--urls", $"http://127.0.0.1:{Ports.FreePair()}", "--data", suite.Data);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a master key that is not configured", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    private const string Body = """{"title":"Blijft","text":"Ook dit."}""";

    private static async Task ForgetOldKeyAsync(string folder)
    {
        var file = Path.Combine(folder, MasterKeyFile.Name);
        var lines = await File.ReadAllLinesAsync(file, Stop);
        Assert.Equal(2, lines.Length);
        await File.WriteAllTextAsync(file, lines[0], Stop);
    }
}
