using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using VikLearning.ServiceDefaults.Calendars;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>What a kill -9 leaves behind, and what the next start makes of it.</summary>
[Collection(SingleProcessGroup.Name)]
public class KillTests(SingleProcess process)
{
    private const string Activity = "portfolio-work";
    private const int Kills = 2;
    private const int Writers = 4;
    private const int Acknowledgements = 60;

    [Fact]
    public async Task Every_acknowledged_write_is_there_once_after_a_kill()
    {
        for (var round = 1; round <= Kills; round++)
        {
            var writers = new List<(RestUser User, int Before, ConcurrentQueue<Acknowledged> Kept)>();
            for (var number = 1; number <= Writers; number++)
            {
                var user = await process.UserAsync($"student{number:00}");
                writers.Add((user, (await user.ListAsync(RestUser.Hours, "entries")).Count, []));
            }

            await WriteUntilKilledAsync(round, [.. writers.Select(writer => (writer.User, writer.Kept))]);
            await process.Suite.RestartAsync();
            foreach (var (user, before, kept) in writers)
            {
                await CheckAsync(user, before, [.. kept]);
            }
        }
    }

    [Fact]
    public async Task A_past_that_an_earlier_build_made_differently_stays_and_is_no_reason_not_to_start()
    {
        var student = await process.UserAsync("student06");
        var before = (await student.GetAsync(RestUser.Progress)).Text;
        await process.Suite.KillAsync();
        try
        {
            Assert.True(await ForgeAsync() > 0);
        }
        finally
        {
            await process.Suite.RestartAsync();
        }

        // The token outlives the process, as its signing key does.
        Assert.Equal(before, (await student.GetAsync(RestUser.Progress)).Text);
    }

    // To the journal another body under the same key: what another build's past would be.
    private async Task<int> ForgeAsync()
    {
        var journal = Path.Combine(process.Suite.Data, "portfolio-journal.db");
        await using var connection = new SqliteConnection($"Data Source={journal};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE journal_entry SET body_mac = x'00'";
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    // Each student has one call under way, which the kill may leave kept or not.
    private async Task WriteUntilKilledAsync(
        int round, IReadOnlyList<(RestUser User, ConcurrentQueue<Acknowledged> Kept)> writers)
    {
        var today = AcademyTime.Today(TimeProvider.System);
        var acknowledged = 0;
        await Task.WhenAll(writers.Select(async writer =>
        {
            for (var n = 0; ; n++)
            {
                var (key, date) = ($"kill-{round}-{n}", AcademyTime.Iso(today.AddDays(-n % 100)));
                RestAnswer answer;
                try
                {
                    answer = await writer.User.LogAsync(Activity, date, 5, "", key);
                }
                catch (Exception gone) when (gone is HttpRequestException or IOException && acknowledged > 0)
                {
                    return;
                }

                writer.Kept.Enqueue(new(key, date, answer["entryId"].GetString()!, answer.Text));
                if (Interlocked.Increment(ref acknowledged) == Acknowledgements)
                {
                    await process.Suite.KillAsync();
                }
            }
        }));
    }

    private static async Task CheckAsync(RestUser user, int before, IReadOnlyList<Acknowledged> acknowledged)
    {
        Assert.NotEmpty(acknowledged);
        foreach (var (key, date, _, answer) in acknowledged)
        {
            Assert.Equal(answer, (await user.LogAsync(Activity, date, 5, "", key)).Text);
        }

        var entries = await user.ListAsync(RestUser.Hours, "entries");
        Assert.InRange(entries.Count - before, acknowledged.Count, acknowledged.Count + 1);
        var ids = entries.Select(entry => entry.GetProperty("entryId").GetString()).ToList();
        Assert.All(acknowledged, one => Assert.Single(ids, id => id == one.EntryId));

        var counted = entries.Where(entry => entry.GetProperty("activityId").GetString() == Activity
            && entry.GetProperty("replacedByEntryId").GetString() == "");
        var progress = (await user.GetAsync(RestUser.Progress))["activities"].EnumerateArray()
            .Single(activity => activity.GetProperty("activityId").GetString() == Activity);
        Assert.Equal(
            counted.Sum(entry => RestAnswer.NumberOf(entry, "minutes")),
            RestAnswer.NumberOf(progress, "claimedMinutes"));
    }

    private sealed record Acknowledged(string Key, string Date, string EntryId, string Answer);
}
