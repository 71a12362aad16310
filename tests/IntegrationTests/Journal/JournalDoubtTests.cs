using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

public abstract partial class JournalTests
{
    [Fact]
    public async Task A_connection_lost_after_the_commit_is_found_to_have_kept_the_entries()
    {
        var faulty = new FaultyBackend(NewBackend());
        var journal = await OpenAsync(faulty);
        faulty.NextAppend = Fault.AfterCommit;
        faulty.FailingFinds = 2;
        var outcome = await journal.AppendAsync(Entries.Make("student/1", 1), Cancellation);
        Assert.Equal(new AppendOutcome.Appended(1), outcome);
        Assert.Equal(0, faulty.FailingFinds);
        Assert.Equal(2, await AppendedAsync(Entries.Make("student/1", 2)));
    }

    [Fact]
    public async Task An_append_that_never_reached_the_database_is_not_acknowledged()
    {
        var faulty = new FaultyBackend(NewBackend());
        var journal = await OpenAsync(faulty);
        faulty.NextAppend = Fault.BeforeCommit;
        var append = journal.AppendAsync(Entries.Make("student/1", 1), Cancellation);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        Assert.Equal(0, (await journal.ReadHeadAsync(Cancellation)).Position);
        Assert.Equal(
            new AppendOutcome.Appended(1), await journal.AppendAsync(Entries.Make("student/1", 1), Cancellation));
    }

    [Fact]
    public async Task The_same_command_written_by_another_activation_is_no_acknowledgement_in_doubt()
    {
        await AppendedAsync(Entries.Make("student/1", 1) with { Events = "[1]" });
        var faulty = new FaultyBackend(NewBackend());
        var journal = await OpenAsync(faulty);
        faulty.NextAppend = Fault.BeforeCommit;
        var append = journal.AppendAsync(Entries.Make("student/1", 1) with { Events = "[2]" }, Cancellation);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_what_waits_is_written()
    {
        var faulty = new FaultyBackend(NewBackend());
        var journal = await OpenAsync(faulty, new JournalOptions { WaitingEntries = 2 });
        faulty.Hold();
        var first = journal.AppendAsync(Entries.Make("student/1", 1), Cancellation);
        await faulty.Held;
        var waiting = new[] { 2, 3 }
            .Select(n => journal.AppendAsync(Entries.Make($"student/{n}", 1), Cancellation))
            .ToArray();
        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => journal.AppendAsync(Entries.Make("student/4", 1), Cancellation));
        faulty.Release();
        Assert.All(
            await Task.WhenAll([first, .. waiting]), outcome => Assert.IsType<AppendOutcome.Appended>(outcome));
        Assert.Equal(3, (await journal.ReadHeadAsync(Cancellation)).Position);
    }
}
