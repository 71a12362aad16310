using VikLearning.LoadTests.Measuring;

namespace VikLearning.LoadTests;

/// <summary>
/// What every comparison does: rounds at saturation in turn with the floor, then users at half that rate.
/// </summary>
internal static class RatioRun
{
    /// <summary>Measures, and adds it all to the run.</summary>
    public static async Task RunAsync(
        LoadRun run, IContender floor, IScenario scenario, double target, CancellationToken cancellation)
    {
        var numbers = new OperationNumbers();
        var pairs = await new Contest(floor, new ClosedLoop(scenario, numbers))
            .RunAsync(run.Settings.Rounds, run.WarmUp, run.Round, run.Add, cancellation);
        run.Add(Ratio.Of(pairs), target);
        var half = pairs.Select(pair => pair.Subject.PerSecond).Order().ElementAt((pairs.Count - 1) / 2) / 2;
        if (half > 0)
        {
            run.Add(await new OpenModel(scenario, numbers, half).RunAsync(run.Round, cancellation));
        }
    }
}
