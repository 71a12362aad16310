using System.Collections.Concurrent;
using VikLearning.LoadTests.Measuring;

namespace VikLearning.UnitTests.LoadTests.Measuring;

/// <summary>A scenario that does what a test says.</summary>
internal sealed class ScriptedScenario(int workers, Func<int, long, Task<bool>> invoke) : IScenario
{
    public ConcurrentBag<long> Invoked { get; } = [];

    public string Name => "scripted";

    public string? Floor => null;

    public int Workers => workers;

    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation)
    {
        Invoked.Add(n);
        return invoke(worker, n);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
