using System.Diagnostics;
using VikLearning.LoadTests.Measuring;
using Xunit;

namespace VikLearning.UnitTests.LoadTests.Measuring;

public class OpenModelTests
{
    [Fact]
    public void Operations_are_due_at_the_rate_whatever_came_before()
    {
        Assert.Equal(TimeSpan.Zero, OpenModel.Due(0, 50));
        Assert.Equal(TimeSpan.FromMilliseconds(20), OpenModel.Due(1, 50));
        Assert.Equal(TimeSpan.FromSeconds(2), OpenModel.Due(100, 50));
    }

    // One worker, and the first of a hundred operations holds it until a while after all others were due: each of them
    // must count the time that it was kept waiting. A closed loop would tell about one slow operation in a hundred.
    [Fact]
    public async Task A_stall_counts_for_every_operation_that_it_kept_waiting()
    {
        var scenario = new ScriptedScenario(1, (_, n) =>
        {
            for (var began = Stopwatch.GetTimestamp(); n == 0 && Stopwatch.GetElapsedTime(began).TotalSeconds < 0.3;)
            {
                Thread.Yield();
            }

            return Task.FromResult(true);
        });
        var measured = await new OpenModel(scenario, new OperationNumbers(), perSecond: 1000)
            .RunAsync(new RoundBounds(TimeSpan.FromSeconds(0.1), 100), TestContext.Current.CancellationToken);

        Assert.Equal(100, measured.Operations);
        Assert.InRange(measured.Latency!.P50, 200, double.MaxValue);
    }

    [Fact]
    public async Task No_more_arrive_than_the_bounds_allow()
    {
        var scenario = new ScriptedScenario(4, (_, _) => Task.FromResult(true));
        var measured = await new OpenModel(scenario, new OperationNumbers(), perSecond: 100_000)
            .RunAsync(new RoundBounds(TimeSpan.FromMinutes(5), 25), TestContext.Current.CancellationToken);

        Assert.Equal((25, "open"), (measured.Operations, measured.Model));
    }
}
