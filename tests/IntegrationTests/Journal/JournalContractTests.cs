using Microsoft.Extensions.Time.Testing;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

public abstract partial class JournalTests
{
    [Fact]
    public async Task A_conflict_never_fails_its_neighbours_and_takes_no_position()
    {
        await AppendedAsync(Entries.Make("student/1", 1));
        await using var backend = NewBackend();
        await backend.StartAsync(Cancellation);
        var lost = Entries.Text("portfolio/1");
        var outcomes = await backend.AppendAsync(
            [
                Entries.Make("student/2", 1),
                Entries.Make("student/1", 1, "too-late", lost),
                Entries.Make("student/3", 2),
                Entries.Make("student/1b", 3),
                Entries.Make("student/4", 1),
            ],
            Cancellation);
        Assert.Equal(
            [
                new AppendOutcome.Appended(2), new AppendOutcome.Conflict(), new AppendOutcome.Conflict(),
                new AppendOutcome.Conflict(), new AppendOutcome.Appended(3),
            ],
            outcomes);
        Assert.Null(await Journal.FindAsync("student/1", "too-late", Cancellation));
        Assert.Empty(await Journal.ReadTextsAsync("portfolio/1", [lost.Id], Cancellation));
        Assert.Equal(3, (await Journal.ReadHeadAsync(Cancellation)).Position);
    }

    [Fact]
    public async Task A_repeated_command_gets_its_first_entry_byte_for_byte()
    {
        var first = Entries.Make("student/1", 1, "key");
        await AppendedAsync(first);
        await AppendedAsync(Entries.Make("student/1", 2));
        var text = Entries.Text("portfolio/1");
        var again = Entries.Make("student/1", 3, "key", text) with { Answer = "{}", BodyMac = [1] };
        var repeated = Assert.IsType<AppendOutcome.Repeated>(await Journal.AppendAsync(again, Cancellation));
        Assert.Equivalent(first.At(1), repeated.First, strict: true);
        Assert.Empty(await Journal.ReadTextsAsync("portfolio/1", [text.Id], Cancellation));
        Assert.Equal(3, await AppendedAsync(Entries.Make("student/2", 1, "key")));
    }

    [Fact]
    public async Task An_impossible_entry_fails_alone_and_leaves_nothing_of_itself()
    {
        var text = Entries.Text("portfolio/1");
        await AppendedAsync(Entries.Make("student/1", 1, "c-1", text));
        var poison = Entries.Make("student/2", 1, "c-1", Entries.Text("portfolio/2"), text);
        var appends = Enumerable.Range(3, 40)
            .Select(n => Journal.AppendAsync(Entries.Make($"student/{n}", 1), Cancellation))
            .ToList();
        var refused = Journal.AppendAsync(poison, Cancellation);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => refused);
        Assert.All(await Task.WhenAll(appends), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.Null(await Journal.FindAsync("student/2", "c-1", Cancellation));
        Assert.Empty(await Journal.ReadTextsAsync("portfolio/2", [poison.Texts[0].Id], Cancellation));
        Assert.Equal(41, (await Journal.ReadHeadAsync(Cancellation)).Position);
    }

    [Theory]
    [InlineData("stream with space", "{}")]
    [InlineData("stream/é", "{}")]
    [InlineData("", "{}")]
    [InlineData("student/1", "a\0b")]
    [InlineData("student/1", "lone surrogate")]
    public async Task What_a_database_cannot_keep_is_refused_at_once(string stream, string answer)
    {
        // An attribute's strings are UTF-8 and cannot hold a lone surrogate.
        var entry = Entries.Make(stream, 1, "c") with
        {
            Answer = answer.Replace("lone surrogate", "\ud800", StringComparison.Ordinal),
        };
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Journal.AppendAsync(entry, Cancellation));
        var large = Entries.Make("student/1", 1) with { Answer = new string('é', 140_000) };
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Journal.AppendAsync(large, Cancellation));
        Assert.Equal(1, await AppendedAsync(Entries.Make("student/1", 1)));
    }

    [Fact]
    public async Task A_reopened_journal_goes_on_where_it_ended()
    {
        await AppendedAsync(Entries.Make("student/1", 1));
        var head = await Journal.ReadHeadAsync(Cancellation);
        await Journal.StopAsync(Cancellation);
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => Journal.AppendAsync(Entries.Make("student/1", 2), Cancellation));
        var reopened = await OpenAsync();
        Assert.Equal(head, await reopened.ReadHeadAsync(Cancellation));
        Assert.Equal(
            new AppendOutcome.Appended(2), await reopened.AppendAsync(Entries.Make("student/1", 2), Cancellation));
    }

    [Fact]
    public async Task A_stream_and_the_whole_are_read_in_order_from_anywhere()
    {
        var appends = Enumerable.Range(1, 1201)
            .Select(n => Journal.AppendAsync(Entries.Make($"student/{n % 2}", (n + 1) / 2), Cancellation));
        await Task.WhenAll(appends);
        var sequences = new List<long>();
        await foreach (var entry in Journal.ReadStreamAsync("student/1", 20, Cancellation))
        {
            Assert.Equal("student/1", entry.Stream);
            sequences.Add(entry.Sequence);
        }

        Assert.Equal(Enumerable.Range(21, 581).Select(n => (long)n), sequences);
        var page = await Journal.ReadAfterAsync(7, 100, Cancellation);
        Assert.Equal(Enumerable.Range(8, 100).Select(n => (long)n), page.Select(entry => entry.Position));
        Assert.Empty(await Journal.ReadAfterAsync(1201, 100, Cancellation));
    }

    [Fact]
    public async Task Some_kinds_of_streams_are_read_in_order_out_of_all_and_every_read_says_how_far_it_came()
    {
        string[] kinds = ["dossier/1", "dossiers/1", "student/1", "dossier", "student/dossier/1"];
        foreach (var number in Enumerable.Range(1, 3))
        {
            await Task.WhenAll(kinds.Select(stream => Journal.AppendAsync(Entries.Make(stream, number), Cancellation)));
        }

        var first = await Journal.ReadKindsAsync(["dossier"], 0, 10, Cancellation);
        var rest = await Journal.ReadKindsAsync(["dossier"], 10, 10, Cancellation);
        Assert.Equal(
            [("dossier/1", 1), ("dossier/1", 2), ("dossier/1", 3)],
            first.Entries.Concat(rest.Entries).Select(entry => (entry.Stream, (int)entry.Sequence)));
        Assert.Equal([(10, true), (15, false)], [(first.Through, first.More), (rest.Through, rest.More)]);

        var two = await Journal.ReadKindsAsync(["student", "dossiers"], 0, 15, Cancellation);
        Assert.Equal(
            ["dossiers/1", "student/1", "student/dossier/1"],
            two.Entries.Select(entry => entry.Stream).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(9, two.Entries.Select(entry => entry.Position).Order().Distinct().Count());
        Assert.Equal(two.Entries.OrderBy(entry => entry.Position), two.Entries);
        foreach (var none in (string[][])[["nobody"], []])
        {
            var nothing = await Journal.ReadKindsAsync(none, 4, 10, Cancellation);
            Assert.Equal((0, 14, true), (nothing.Entries.Count, nothing.Through, nothing.More));
        }

        var end = await Journal.ReadKindsAsync(["dossier"], 15, 10, Cancellation);
        Assert.Equal((0, 15, false), (end.Entries.Count, end.Through, end.More));
    }

    [Fact]
    public async Task What_is_read_of_a_kind_is_what_was_kept()
    {
        await Journal.AppendAsync(Entries.Make("dossier/1", 1), Cancellation);
        await Journal.AppendAsync(Entries.Make("dossier/1", 2), Cancellation);
        var whole = await Journal.ReadAfterAsync(0, 10, Cancellation);
        var page = await Journal.ReadKindsAsync(["dossier"], 0, 10, Cancellation);
        Assert.Equal([null, "subject-2"], page.Entries.Select(entry => entry.OnBehalfOf));
        Assert.Equal(
            whole.Select(entry => new KeptEvents(
                entry.Position, entry.Stream, entry.Sequence, entry.At, entry.Actor, entry.OnBehalfOf, entry.Purpose,
                entry.Events)),
            page.Entries);
    }

    [Fact]
    public async Task An_epoch_stays_until_it_is_renewed()
    {
        var head = await Journal.ReadHeadAsync(Cancellation);
        Assert.NotEqual(Guid.Empty, head.Epoch);
        var other = await OpenAsync();
        Assert.Equal(head, await other.ReadHeadAsync(Cancellation));
        var renewed = await other.RenewEpochAsync(Cancellation);
        Assert.NotEqual(head.Epoch, renewed);
        Assert.Equal(new JournalHead(renewed, 0), await Journal.ReadHeadAsync(Cancellation));
    }

    [Fact]
    public async Task Waiting_for_more_ends_at_once_after_an_append_here_and_after_a_look_for_one_elsewhere()
    {
        var time = new FakeTimeProvider();
        var follower = await OpenAsync(time: time);
        var here = follower.WaitForMoreAsync(0, Cancellation);
        Assert.False(here.IsCompleted);
        await follower.AppendAsync(Entries.Make("student/1", 1), Cancellation);
        await here;
        await follower.WaitForMoreAsync(0, Cancellation);

        var elsewhere = follower.WaitForMoreAsync(1, Cancellation);
        await AppendedAsync(Entries.Make("student/1", 2));
        while (!elsewhere.IsCompleted)
        {
            // Another turn of the fake clock: the poll may not have begun its pause yet.
            time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        await elsewhere;
    }

    [Fact]
    public async Task Of_two_processes_on_one_stream_one_wins_each_sequence()
    {
        var other = await OpenAsync();
        JournalStore[] racers = [Journal, other];
        for (var sequence = 1L; sequence <= 40; sequence++)
        {
            using var gate = new Barrier(2);
            var outcomes = await Task.WhenAll(racers.Select((journal, racer) => Task.Run(() =>
            {
                gate.SignalAndWait(Cancellation);
                return journal.AppendAsync(Entries.Make("student/1", sequence, $"{sequence}-{racer}"), Cancellation);
            })));
            Assert.Single(outcomes, outcome => outcome is AppendOutcome.Appended appended
                && appended.Position == sequence);
            Assert.Single(outcomes, outcome => outcome is AppendOutcome.Conflict);
        }
    }
}
