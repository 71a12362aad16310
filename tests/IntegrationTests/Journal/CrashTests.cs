using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

/// <summary>
/// Kills a writing process 25 times per backend; after each kill all that was acknowledged must be there, once. This
/// proves our own part; that the disk has it is the settings' part, which the journal checks at start.
/// </summary>
public sealed class CrashTests(Postgres postgres)
{
    private const int Kills = 25;

    [Fact]
    public async Task Twenty_five_kills_lose_and_double_nothing_on_sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("vik-crash-").FullName;
        await RunAsync("sqlite", folder, () => new SqliteJournalBackend(
            new Database(new StorageOptions { Directory = folder }, "crash", "journal")));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Twenty_five_kills_lose_and_double_nothing_on_postgres()
    {
        var connection = await postgres.DatabaseAsync();
        await RunAsync("postgres", connection, () => new PostgresJournalBackend(new Database(
            new StorageOptions { Kind = StorageKind.Postgres, Postgres = connection }, "crash", "journal")));
    }

    private static async Task RunAsync(string kind, string place, Func<IJournalBackend> open)
    {
        var random = new Random(2026);
        var ledger = new CrashLedger();
        for (var round = 1; round <= Kills; round++)
        {
            var acknowledged = await KillAsync(kind, place, round, random.Next(20, 600));
            Assert.NotEmpty(acknowledged);
            await using var backend = open();
            await backend.StartAsync(TestContext.Current.CancellationToken);
            await ledger.CheckAsync(backend, acknowledged);
        }
    }

    // The moment is random by the number of acknowledgements, and by where the child then is with its next batches.
    private static async Task<List<string>> KillAsync(string kind, string place, int round, int after)
    {
        using var child = Process.Start(new ProcessStartInfo(CrashHostPath.Find(), [kind, place, Text(round)])
        {
            RedirectStandardOutput = true,
        })!;
        var acknowledged = new List<string>();
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == after)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(acknowledged.Count >= after, $"The child ended by itself with {Text(child.ExitCode)}.");

        // The last line may be torn: then it was not said.
        if (acknowledged[^1].Split(' ') is not [_, _, var last] || !IsWhole(acknowledged[^1], last))
        {
            acknowledged.RemoveAt(acknowledged.Count - 1);
        }

        return acknowledged;
    }

    private static bool IsWhole(string line, string command) =>
        command.Split('-') is [_, var sequence] && line.Split(' ')[1] == sequence;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
