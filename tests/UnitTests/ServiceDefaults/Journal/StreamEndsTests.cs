using CsCheck;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Journal;

public class StreamEndsTests
{
    private const int Streams = 4;

    private static readonly Gen<(int Stream, int Sequence, int Verdict)> s_step =
        Gen.Select(Gen.Int[1, Streams], Gen.Int[1, 5], Gen.Int[-1, 1]);

    [Fact]
    public void It_knows_the_end_of_what_was_written_and_of_nothing_else() => s_step.List[0, 40].Sample(steps =>
    {
        var ends = new StreamEnds(100);
        var model = new Dictionary<int, int>();
        foreach (var (stream, sequence, verdict) in steps)
        {
            ends.Learn([Entry(stream, sequence)], [verdict]);
            model[stream] = verdict > 0 ? sequence : model.GetValueOrDefault(stream, int.MinValue);
        }

        return Pairs().All(pair => ends.Precede(Entry(pair.Stream, pair.Sequence))
            == (model.GetValueOrDefault(pair.Stream, int.MinValue) == pair.Sequence - 1));
    });

    [Fact]
    public void Forgotten_is_forgotten_and_so_is_all_when_it_is_full()
    {
        var ends = new StreamEnds(2);
        ends.Learn([Entry(1, 1), Entry(2, 1)], [1, 2]);
        Assert.True(ends.Precede(Entry(2, 2)));

        ends.Learn([Entry(3, 1)], [3]);
        Assert.False(ends.Precede(Entry(2, 2)));
        Assert.True(ends.Precede(Entry(3, 2)));

        ends.Forget();
        Assert.False(ends.Precede(Entry(3, 2)));
    }

    private static IEnumerable<(int Stream, int Sequence)> Pairs() =>
        from stream in Enumerable.Range(1, Streams)
        from sequence in Enumerable.Range(1, 7)
        select (stream, sequence);

    private static NewEntry Entry(int stream, int sequence) =>
        new($"student/{stream}", sequence, "c", [], default, "a", null, "own", "[]", "{}", []);
}
