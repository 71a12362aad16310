using VikLearning.Portfolio.Reflections;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Reflections;

public class ReflectionBookTests
{
    private static readonly Guid s_id = Guid.NewGuid();

    [Fact]
    public void A_free_reflection_starts_at_version_1()
    {
        var decision = Write(ReflectionBook.Empty, activity: null);

        Assert.Equal(new ReflectionKept(s_id, 1), decision.Answer);
    }

    [Fact]
    public void A_reflection_belongs_to_a_known_activity_or_to_none() =>
        Assert.Equal("activity-unknown", Assert.Single(Write(ReflectionBook.Empty, "juggling").Refusals).Code);

    [Fact]
    public void Every_version_is_kept()
    {
        var book = Evolve(ReflectionBook.Empty, Write(ReflectionBook.Empty, null));
        var revised = ReflectionBook.Decide(book, Plans.YearOne, new ReviseReflection(s_id, 1, Version()));

        Assert.Equal(new ReflectionKept(s_id, 2), revised.Answer);
        Assert.Equal(2, Evolve(book, revised).Reflections[s_id].Versions.Length);
    }

    [Fact]
    public void Two_tabs_never_overwrite_each_other()
    {
        var book = Evolve(ReflectionBook.Empty, Write(ReflectionBook.Empty, null));
        book = Evolve(book, ReflectionBook.Decide(book, Plans.YearOne, new ReviseReflection(s_id, 1, Version())));

        var late = ReflectionBook.Decide(book, Plans.YearOne, new ReviseReflection(s_id, 1, Version()));

        var refusal = Assert.Single(late.Refusals);
        Assert.Equal(("reflection-changed-elsewhere", RefusalKind.Stale), (refusal.Code, refusal.Kind));
    }

    [Fact]
    public void A_reflection_that_is_not_there_cannot_be_revised() =>
        Assert.Equal(
            RefusalKind.NotFound,
            Assert.Single(ReflectionBook.Decide(
                ReflectionBook.Empty, Plans.YearOne, new ReviseReflection(s_id, 1, Version())).Refusals).Kind);

    [Fact]
    public void The_last_changed_comes_last()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var book = ReflectionBook.Empty;
        foreach (var id in new[] { first, second })
        {
            book = Evolve(book, ReflectionBook.Decide(book, Plans.YearOne, new WriteReflection(id, null, Version())));
        }

        book = Evolve(book, ReflectionBook.Decide(book, Plans.YearOne, new ReviseReflection(first, 1, Version())));

        Assert.Equal([second, first], book.Order);
    }

    private static Decision Write(ReflectionBook book, string? activity) =>
        ReflectionBook.Decide(book, Plans.YearOne, new WriteReflection(s_id, activity, Version()));

    private static ReflectionVersion Version() => new(Guid.NewGuid(), Guid.NewGuid(), DateTimeOffset.UnixEpoch);

    private static ReflectionBook Evolve(ReflectionBook book, Decision decision) =>
        decision.Events.Aggregate(book, ReflectionBook.Evolve);
}
