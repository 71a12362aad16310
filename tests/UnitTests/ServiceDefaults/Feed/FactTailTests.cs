using CsCheck;
using VikLearning.ServiceDefaults.Feed;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Feed;

public class FactTailTests
{
    // Followers come at any time and from any position, fall behind and catch up, while the journal grows by little or
    // by more than is kept in memory: each is told every fact after its position once, in order, and up to the end.
    [Fact]
    public void Whoever_follows_is_told_everything_once_in_order() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2500]).Array[1, 40].Sample(moves =>
        {
            var source = new ListedSource(0);
            using var tail = new FactTail(source);
            var followers = new List<(long From, long After, List<long> Told)>();
            foreach (var (move, number) in moves)
            {
                switch (move)
                {
                    case 0 or 1:
                        source.Kept += number;
                        break;
                    case 2:
                        followers.Add((Math.Min(number, source.Kept), Math.Min(number, source.Kept), []));
                        break;
                    default:
                        Read(tail, followers, number);
                        break;
                }
            }

            for (var follower = 0; follower < followers.Count; follower++)
            {
                while (Read(tail, followers, follower))
                {
                }
            }

            return followers.All(it => it.After == source.Kept
                && it.Told.SequenceEqual(ListedSource.WithFacts(source.Kept).Where(position => position > it.From)));
        });

    [Fact]
    public async Task What_is_new_is_read_once_for_all_who_are_near()
    {
        var stop = TestContext.Current.CancellationToken;
        var source = new ListedSource(30);
        using var tail = new FactTail(source);
        await tail.ReadAsync(20, stop);
        source.Kept = 60;
        var read = source.EntriesRead;

        var pages = new List<FactPage>();
        for (var follower = 0; follower < 8; follower++)
        {
            pages.Add(await tail.ReadAsync(follower % 2 == 0 ? 30 : 25, stop));
        }

        Assert.Equal(read + 30, source.EntriesRead);
        Assert.All(pages, page => Assert.Equal((60, false), (page.Through, page.More)));
        Assert.Equal([33, 36, 39, 42, 45, 48, 51, 54, 57, 60], pages[0].Entries.Select(entry => entry.Position));
        Assert.Equal([27, 30, .. pages[0].Entries.Select(entry => entry.Position)],
            pages[1].Entries.Select(entry => entry.Position));
    }

    [Fact]
    public async Task Who_waits_while_another_reads_is_answered_by_the_next_reading_of_all()
    {
        var stop = TestContext.Current.CancellationToken;
        var source = new ListedSource(30);
        using var tail = new FactTail(source);
        var gate = new TaskCompletionSource();
        source.Gate = gate.Task;

        var first = tail.ReadAsync(30, stop);
        Task<FactPage>[] waiting = [.. Enumerable.Range(0, 8).Select(_ => tail.ReadAsync(30, stop))];
        source.Kept = 60;
        gate.SetResult();

        Assert.Equal((60, false), ((await first).Through, (await first).More));
        Assert.All(await Task.WhenAll(waiting), page => Assert.Equal((60, false), (page.Through, page.More)));
        Assert.Equal(2, source.Reads);
    }

    [Fact]
    public async Task Who_is_far_behind_reads_alone_and_keeps_nobody_up()
    {
        var stop = TestContext.Current.CancellationToken;
        var source = new ListedSource(2000);
        using var tail = new FactTail(source);
        await tail.ReadAsync(1990, stop);

        var old = await tail.ReadAsync(0, stop);
        var (reads, entries) = (source.Reads, source.EntriesRead);
        var near = await tail.ReadAsync(1995, stop);

        Assert.Equal((FactTail.PageSize, true), (old.Through, old.More));
        Assert.Equal((2000, false), (near.Through, near.More));
        Assert.Equal(entries, source.EntriesRead);

        // That this was all is known only of a journal that was read since it was asked.
        Assert.Equal(reads + 1, source.Reads);
    }

    private static bool Read(FactTail tail, List<(long From, long After, List<long> Told)> followers, int number)
    {
        if (followers.Count == 0)
        {
            return false;
        }

        var at = number % followers.Count;
        var (from, after, told) = followers[at];
        var page = tail.ReadAsync(after, CancellationToken.None).GetAwaiter().GetResult();
        told.AddRange(page.Entries.Select(entry => entry.Position));
        followers[at] = (from, page.Through, told);
        return page.Through > after || page.More;
    }
}
