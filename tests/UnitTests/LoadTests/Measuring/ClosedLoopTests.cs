using VikLearning.LoadTests.Measuring;
using Xunit;

namespace VikLearning.UnitTests.LoadTests.Measuring;

public class ClosedLoopTests
{
    private static readonly RoundBounds s_hundred = new(TimeSpan.FromMinutes(5), 100);

    [Fact]
    public async Task A_round_ends_at_its_number_of_operations_and_no_two_have_one_number()
    {
        var scenario = new ScriptedScenario(8, (_, _) => Task.FromResult(true));
        var loop = new ClosedLoop(scenario, new OperationNumbers());
        var first = await loop.RunAsync(s_hundred, TestContext.Current.CancellationToken);
        var second = await loop.RunAsync(s_hundred, TestContext.Current.CancellationToken);

        Assert.Equal((100, 0, 100), (first.Operations, first.Errors, second.Operations));
        Assert.Equal(200, scenario.Invoked.Distinct().Count());
    }

    [Fact]
    public async Task All_workers_have_an_operation_in_flight_at_once()
    {
        var waiting = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var scenario = new ScriptedScenario(16, async (_, _) =>
        {
            if (Interlocked.Increment(ref waiting) == 16)
            {
                all.SetResult();
            }

            await all.Task;
            return true;
        });
        var measured = await new ClosedLoop(scenario, new OperationNumbers())
            .RunAsync(new RoundBounds(TimeSpan.FromMinutes(5), 16), TestContext.Current.CancellationToken);

        Assert.Equal(16, measured.Operations);
    }

    [Fact]
    public async Task A_wrong_answer_and_an_exception_are_errors_and_count_in_no_latency()
    {
        var scenario = new ScriptedScenario(1, (_, n) => (n % 4) switch
        {
            0 => Task.FromResult(false),
            1 => throw new InvalidOperationException("broken"),
            _ => Task.FromResult(true),
        });
        var measured = await new ClosedLoop(scenario, new OperationNumbers())
            .RunAsync(s_hundred, TestContext.Current.CancellationToken);

        Assert.Equal((50, 50), (measured.Operations, measured.Errors));
        Assert.Equal("The answer was not the right one.", measured.FirstError);
    }

    [Fact]
    public async Task Nothing_but_errors_has_no_latency()
    {
        var measured = await new ClosedLoop(
                new ScriptedScenario(2, (_, _) => Task.FromResult(false)), new OperationNumbers())
            .RunAsync(s_hundred, TestContext.Current.CancellationToken);

        Assert.Null(measured.Latency);
        Assert.Empty(measured.Shape);
    }
}
