using System.Net;
using VikLearning.AllInOne;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>
/// One suite in one process on SQLite, started in an empty folder as a user starts it, for the tests that share it.
/// </summary>
public sealed class SingleProcess : IAsyncLifetime
{
    public const int Students = 16;

    private HttpClient _http = null!;

    internal SuiteProcess Suite { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The suites that tests start here have their ledgers looked at every second, not every minute.
        Environment.SetEnvironmentVariable("Consultations__AnchorEvery", "00:00:01");
        Environment.SetEnvironmentVariable("Reminders__SweepEvery", "00:00:01");
        Suite = await SuiteProcess.StartAsync(Students);
        _http = new HttpClient { BaseAddress = Suite.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (Suite is not null)
        {
            await Suite.DisposeAsync();
        }
    }

    /// <summary>A signed-in user; without an account, a caller without a token.</summary>
    internal Task<RestUser> UserAsync(string? account) => UserAsync(Suite, _http, account);

    internal static async Task<RestUser> UserAsync(SuiteProcess suite, HttpClient http, string? account)
    {
        if (account is null)
        {
            return new RestUser(http, null);
        }

        using var tokens = new DemoTokens(
            suite.Address, DataFolder.ReadSecrets(suite.Data)!.Demo, HttpVersion.Version11);
        return new RestUser(http, await tokens.GetAsync(account, TestContext.Current.CancellationToken));
    }
}
