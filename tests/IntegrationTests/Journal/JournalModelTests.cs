using CsCheck;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Journal;

public abstract partial class JournalTests
{
    private static readonly Gen<(int Stream, int Command, int Ahead)[]> Batches =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 12], Gen.Frequency((6, Gen.Const(1)), (1, Gen.Int[-1, 3])))
            .Array[1, 5]
            .Select(batch => batch.DistinctBy(attempt => attempt.Item1).ToArray());

    [Fact]
    public async Task Random_batches_do_what_a_simple_model_does()
    {
        await using var backend = NewBackend();
        await backend.StartAsync(Cancellation);
        var round = 0;
        await Batches.Array[1, 12].SampleAsync(
            batches => FollowsModelAsync(backend, $"s{Interlocked.Increment(ref round)}", batches),
            iter: 60, threads: 1);
    }

    private static async Task<bool> FollowsModelAsync(
        IJournalBackend backend, string round, (int Stream, int Command, int Ahead)[][] batches)
    {
        var position = (await backend.ReadHeadAsync(Cancellation)).Position;
        var model = new Dictionary<string, List<JournalEntry>>();
        foreach (var batch in batches)
        {
            var entries = new List<NewEntry>();
            var expected = new List<AppendOutcome>();
            foreach (var (stream, command, ahead) in batch)
            {
                var name = $"{round}/{stream}";
                var kept = model.TryGetValue(name, out var known) ? known : model[name] = [];
                var entry = Entries.Make(name, Math.Max(1, kept.Count + ahead), $"c-{command}");
                entries.Add(entry);
                expected.Add(Expect(kept, entry, ref position));
            }

            var outcomes = await backend.AppendAsync(entries, Cancellation);
            Assert.Equivalent(expected, outcomes, strict: true);
        }

        foreach (var (stream, kept) in model)
        {
            var read = await backend.ReadStreamAsync(stream, 0, Cancellation).ToListAsync(Cancellation);
            Assert.Equivalent(kept, read, strict: true);
        }

        return position == (await backend.ReadHeadAsync(Cancellation)).Position;
    }

    private static AppendOutcome Expect(List<JournalEntry> kept, NewEntry entry, ref long position)
    {
        if (kept.Find(known => known.CommandId == entry.CommandId) is { } first)
        {
            return new AppendOutcome.Repeated(first);
        }

        if (entry.Sequence != kept.Count + 1)
        {
            return new AppendOutcome.Conflict();
        }

        kept.Add(entry.At(++position));
        return new AppendOutcome.Appended(position);
    }
}
