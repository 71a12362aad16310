using CsCheck;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Journal;

public class JournalQueueTests
{
    private static readonly JournalOptions s_bounds = new() { EntriesBeside = 3, BatchEntries = 5, WaitingEntries = 8 };

    [Fact]
    public void A_stream_is_in_a_batch_once_and_in_no_other_that_is_being_written()
    {
        var queue = new JournalQueue(s_bounds);
        Add(queue, ("a", 1), ("b", 1), ("a", 2), ("a", 3));

        var first = queue.Take();
        Add(queue, ("b", 2), ("c", 1));
        var beside = queue.Take();
        queue.Return(first);
        var next = queue.Take();

        Assert.Equal(["a1", "b1"], Names(first));
        Assert.Equal(["c1"], Names(beside));
        Assert.Equal(["a2", "b2"], Names(next));
    }

    [Fact]
    public void A_few_entries_wait_for_the_batch_before_them_and_many_go_beside_it()
    {
        var queue = new JournalQueue(s_bounds);
        Add(queue, ("a", 1));
        var written = queue.Take();
        Add(queue, ("b", 1), ("c", 1));

        Assert.Empty(queue.Take());
        Add(queue, ("d", 1));
        Assert.Equal(["b1", "c1", "d1"], Names(queue.Take()));

        Add(queue, ("e", 1));
        Assert.Empty(queue.Take());
        queue.Return(written);
        Assert.Empty(queue.Take());
    }

    [Fact]
    public void More_than_fits_in_a_batch_waits_and_more_than_may_wait_is_refused()
    {
        var queue = new JournalQueue(s_bounds);
        Add(queue, ("a", 1), ("b", 1), ("c", 1), ("d", 1), ("e", 1), ("f", 1), ("g", 1), ("h", 1));

        Assert.False(queue.TryAdd(Waiting("i", 1)));
        Assert.Equal(["a1", "b1", "c1", "d1", "e1"], Names(queue.Take()));
        Assert.Equal(3, queue.Count);
        Assert.True(queue.TryAdd(Waiting("i", 1)));
    }

    [Fact]
    public async Task A_closed_queue_is_read_to_its_end()
    {
        var queue = new JournalQueue(s_bounds);
        Add(queue, ("a", 1), ("a", 2));
        queue.Close();

        Assert.False(queue.TryAdd(Waiting("b", 1)));
        Assert.True(await queue.WaitAsync());
        var first = queue.Take();
        var second = queue.WaitAsync();
        Assert.False(second.IsCompleted);
        queue.Return(first);
        Assert.True(await second);
        Assert.Equal(["a2"], Names(queue.Take()));
        Assert.False(await queue.WaitAsync());
    }

    [Fact]
    public async Task Who_waits_is_told_when_there_is_something_to_take_and_not_before()
    {
        var queue = new JournalQueue(s_bounds);
        var waits = queue.WaitAsync();
        Assert.False(waits.IsCompleted);
        Add(queue, ("a", 1));
        Assert.True(await waits);
        var written = queue.Take();

        waits = queue.WaitAsync();
        Add(queue, ("b", 1), ("c", 1));
        Assert.False(waits.IsCompleted);
        queue.Return(written);
        Assert.True(await waits);
    }

    [Fact]
    public void Whatever_the_order_of_taking_and_returning_each_stream_is_written_in_order_and_nothing_stays() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).Array[0, 60].Sample(steps =>
        {
            var queue = new JournalQueue(s_bounds);
            var (sent, seen) = (new int[4], new int[4]);
            var writing = new Queue<List<WaitingEntry>>();
            foreach (var (stream, then) in steps)
            {
                sent[stream] += queue.TryAdd(Waiting($"{stream}", sent[stream] + 1)) ? 1 : 0;
                Advance(then);
            }

            while (queue.Count > 0 || writing.Count > 0)
            {
                Advance(1);
                Advance(2);
            }

            Assert.Equal(sent, seen);

            void Advance(int step)
            {
                if (step == 1 && queue.Take() is { Count: > 0 } batch)
                {
                    writing.Enqueue(batch);
                }
                else if (step == 2 && writing.TryDequeue(out var done))
                {
                    foreach (var entry in done.Select(waiting => waiting.Entry))
                    {
                        Assert.Equal(++seen[entry.Stream[0] - '0'], entry.Sequence);
                    }

                    queue.Return(done);
                }
            }
        });

    private static void Add(JournalQueue queue, params ReadOnlySpan<(string Stream, int Sequence)> entries)
    {
        foreach (var (stream, sequence) in entries)
        {
            Assert.True(queue.TryAdd(Waiting(stream, sequence)));
        }
    }

    private static IEnumerable<string> Names(IEnumerable<WaitingEntry> batch) =>
        batch.Select(waiting => $"{waiting.Entry.Stream}{waiting.Entry.Sequence}");

    private static WaitingEntry Waiting(string stream, long sequence) => new(
        new NewEntry(
            stream, sequence, $"{sequence}", [], DateTimeOffset.UnixEpoch, "actor", null, "own", "[]", "{}", []),
        1);
}
