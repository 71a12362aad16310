using VikLearning.LoadTests.Measuring;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>A scenario with one operation in flight: what a single user waits.</summary>
internal sealed class OneAtATime(IScenario inner) : IScenario
{
    /// <inheritdoc />
    public string Name => $"{inner.Name}-alone";

    /// <inheritdoc />
    public string? Floor => inner.Floor;

    /// <inheritdoc />
    public int Workers => 1;

    /// <inheritdoc />
    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation) =>
        inner.InvokeAsync(worker, n, cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
