using VikLearning.Insight.Cohorts;
using Xunit;

namespace VikLearning.IntegrationTests.Insight;

public class CohortGrainTests
{
    private static readonly DateOnly s_today = new(2026, 5, 15);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_may_not_be_on_disk_is_not_shown_and_the_facts_count_once(bool failedBeforeTheWrite)
    {
        await using var host = await InsightHost.StartAsync();
        await host.Cohort.Apply([.. Enrolments(5)]);
        var before = await SeenAsync(host);

        host.Store!.FailBefore = failedBeforeTheWrite;
        host.Store.FailAfter = !failedBeforeTheWrite;
        await Assert.ThrowsAnyAsync<Exception>(() => host.Cohort.Apply([.. Hours(5)]));
        var after = await SeenAsync(host);
        await host.Cohort.Apply([.. Hours(5)]);

        Assert.Equal((5, 0, 1), before);
        Assert.Equal(failedBeforeTheWrite ? (5, 0, 1) : (5, 300, 2), after);
        Assert.Equal((5, 300, 2), await SeenAsync(host));
    }

    [Fact]
    public async Task A_watcher_hears_of_advances_only()
    {
        await using var host = await InsightHost.StartAsync();
        var watcher = new CountingWatcher();
        await host.Cohort.Apply([.. Enrolments(5)]);
        await host.Cohort.Watch(host.Grains.CreateObjectReference<ICohortWatcher>(watcher));
        foreach (var fact in Hours(5))
        {
            await host.Cohort.Apply([fact]);
        }

        await watcher.FirstAsync();
        Assert.Equal(1, watcher.Count);
    }

    [Fact]
    public async Task An_open_stream_hears_the_next_advance()
    {
        await using var host = await InsightHost.StartAsync();
        await host.Cohort.Apply([.. Enrolments(5)]);
        await using var watch = new CohortWatch(host.Grains, ToldFacts.CohortId, TimeProvider.System);
        await watch.StartAsync();
        var next = watch.WaitAsync(TestContext.Current.CancellationToken);
        await host.Cohort.Apply([.. Hours(5)]);
        await next;
        Assert.Equal((5, 300, 2), await SeenAsync(host));
    }

    private static IEnumerable<CohortFact> Enrolments(int students) =>
    [
        new CohortKnown(1, ToldFacts.At, "Lichting", "location-1", Plan()),
        .. Enumerable.Range(1, students).Select(student =>
            new StudentNamed(student + 1, ToldFacts.At, $"student{student}")),
    ];

    private static IEnumerable<CohortFact> Hours(int students) => Enumerable.Range(1, students)
        .Select(student => new HoursMoved(student, ToldFacts.At, $"student{student}", [60, 0]));

    private static CohortPlan Plan() =>
        new(1, new DateOnly(2026, 2, 23), [new("Q1", 0, 9, 600), new("Q2", 10, 19, 600)], 90);

    private static async Task<(int Students, int Credited, int Revision)> SeenAsync(InsightHost host)
    {
        var figures = await host.Cohort.GetFigures(s_today);
        return (figures!.StudentCount, figures.CreditedMinutes, figures.Revision);
    }

    private sealed class CountingWatcher : ICohortWatcher
    {
        private readonly TaskCompletionSource _first = new();
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task FirstAsync() => _first.Task;

        public Task Advanced()
        {
            Interlocked.Increment(ref _count);
            _first.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
