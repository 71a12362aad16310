using System.Collections.Immutable;
using CsCheck;
using VikLearning.Portfolio.Dilemmas;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Dilemmas;

public class DilemmaBookTests
{
    private static readonly Guid s_id = Guid.NewGuid();

    [Fact]
    public void Nothing_is_weighed_before_the_inventory_is_made()
    {
        var started = Started();
        var early = Save(started, 0, [.. DilemmaSteps.Inventory.Remove("facts").Remove("options"), "choice"]);
        Assert.Equal(
            [("dilemma-inventory-first", "steps.facts"), ("dilemma-inventory-first", "steps.options")],
            early.Refusals.Select(refusal => (refusal.Code, refusal.Field)));

        var inventory = Evolve(started, Save(started, 0, [.. DilemmaSteps.Inventory]));
        Assert.Equal(
            new DilemmaKept(s_id, 2), Save(inventory, 1, [.. DilemmaSteps.Inventory, "choice"]).Answer);
    }

    [Fact]
    public void A_part_of_the_inventory_can_be_kept() =>
        Assert.Equal(new DilemmaKept(s_id, 1), Save(Started(), 0, ["moment"]).Answer);

    [Fact]
    public void It_is_worked_out_only_when_every_step_and_a_value_are_there()
    {
        var book = Evolve(Started(), Save(Started(), 0, [.. DilemmaSteps.Inventory], values: []));
        var early = DilemmaBook.Decide(book, new CompleteDilemma(s_id, 1, default));
        Assert.Equal(
            [.. DilemmaSteps.Weighing.Select(step => ("dilemma-step-missing", $"steps.{step}")),
                ("dilemma-value-missing", "values")],
            early.Refusals.Select(refusal => (refusal.Code, refusal.Field!)));
    }

    [Fact]
    public void What_is_worked_out_stays_whole_and_can_still_be_changed()
    {
        var whole = Evolve(Started(), Save(Started(), 0, [.. DilemmaSteps.All]));
        var done = Evolve(whole, DilemmaBook.Decide(whole, new CompleteDilemma(s_id, 1, DateTimeOffset.UnixEpoch)));
        Assert.NotNull(done.Works[s_id].CompletedAt);
        Assert.Equal(
            "steps.feeling", Assert.Single(Save(done, 1, [.. DilemmaSteps.All.Remove("feeling")]).Refusals).Field);
        Assert.Equal(new DilemmaKept(s_id, 2), Save(done, 1, [.. DilemmaSteps.All]).Answer);
        Assert.Empty(DilemmaBook.Decide(done, new CompleteDilemma(s_id, 1, DateTimeOffset.MaxValue)).Events);
    }

    [Fact]
    public void Two_tabs_never_overwrite_each_other()
    {
        var book = Evolve(Started(), Save(Started(), 0, ["moment"]));
        foreach (var late in (Decision[])[
            Save(book, 0, ["moment"]), DilemmaBook.Decide(book, new CompleteDilemma(s_id, 0, default))])
        {
            var refusal = Assert.Single(late.Refusals);
            Assert.Equal(("dilemma-changed-elsewhere", RefusalKind.Stale), (refusal.Code, refusal.Kind));
        }
    }

    [Fact]
    public void Another_dilemma_is_not_there()
    {
        var refused = DilemmaBook.Decide(
            Started(), new SaveDilemma(Guid.NewGuid(), 0, DilemmaVersion.None));
        Assert.Equal(RefusalKind.NotFound, Assert.Single(refused.Refusals).Kind);
    }

    [Fact]
    public void There_is_an_end_to_them()
    {
        var book = Enumerable.Range(0, DilemmaBook.MostWorks).Aggregate(DilemmaBook.Empty, (book, _) => Evolve(
            book, DilemmaBook.Decide(book, new StartDilemma(Guid.NewGuid(), Guid.NewGuid(), null, default))));
        var more = DilemmaBook.Decide(book, new StartDilemma(Guid.NewGuid(), Guid.NewGuid(), null, default));
        Assert.Equal("dilemmas-full", Assert.Single(more.Refusals).Code);
    }

    // Whatever is sent in whatever order: what is kept never weighs without an inventory, and every version stays.
    [Fact]
    public void No_way_leads_to_weighing_without_an_inventory() =>
        Gen.Select(Gen.Int[0, 4], Gen.Shuffle(DilemmaSteps.All.ToArray()), Gen.Int[0, 15], Gen.Bool)
            .Array[0, 30]
            .Sample(moves =>
            {
                var book = Started();
                var kept = new List<DilemmaVersion>();
                foreach (var (behind, steps, count, completes) in moves)
                {
                    var seen = Math.Max(0, kept.Count - (behind == 0 ? 1 : 0));
                    var decision = completes
                        ? DilemmaBook.Decide(book, new CompleteDilemma(s_id, seen, DateTimeOffset.UnixEpoch))
                        : Save(book, seen, [.. steps.Take(count)]);
                    book = Evolve(book, decision);
                    kept.AddRange(decision.Events.OfType<DilemmaSaved>().Select(saved => saved.Version));
                }

                var work = book.Works[s_id];
                return work.Versions.SequenceEqual(kept)
                    && work.Versions.All(version => !version.Lacking(DilemmaSteps.Inventory).Any()
                        || version.Lacking(DilemmaSteps.Weighing).Count() == DilemmaSteps.Weighing.Length)
                    && (work.CompletedAt is null || !work.Newest.Lacking(DilemmaSteps.All).Any());
            });

    private static DilemmaBook Started() => Evolve(
        DilemmaBook.Empty,
        DilemmaBook.Decide(
            DilemmaBook.Empty, new StartDilemma(s_id, Guid.NewGuid(), null, DateTimeOffset.UnixEpoch)));

    private static Decision Save(
        DilemmaBook book, int seen, ImmutableArray<string> steps, ImmutableArray<string>? values = null) =>
        DilemmaBook.Decide(book, new SaveDilemma(s_id, seen, new DilemmaVersion(
            steps.ToImmutableDictionary(step => step, _ => Guid.NewGuid()), values ?? ["brave"],
            DateTimeOffset.UnixEpoch)));

    private static DilemmaBook Evolve(DilemmaBook book, Decision decision) =>
        decision.Events.Aggregate(book, DilemmaBook.Evolve);
}
