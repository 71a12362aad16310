namespace VikLearning.LoadTests.Measuring;

/// <summary>
/// One operation that can be repeated, and what it needs before. It knows nothing of rates, workers' loops or reports,
/// so another runner can run it.
/// </summary>
public interface IScenario : IAsyncDisposable
{
    /// <summary>The name on the command line and in reports.</summary>
    string Name { get; }

    /// <summary>The floor that it is compared with; null for a floor itself.</summary>
    string? Floor { get; }

    /// <summary>How many operations are in flight at saturation.</summary>
    int Workers { get; }

    /// <summary>Makes everything that the operation needs; called once, before the first operation.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Does it once. An exception counts as an error, like false.</summary>
    /// <param name="worker">0 up to the number of workers; a worker has one operation in flight.</param>
    /// <param name="n">The operation's number, unique for the life of the scenario.</param>
    /// <param name="cancellation">Ends an operation that hangs.</param>
    /// <returns>Whether the answer was the right one.</returns>
    Task<bool> InvokeAsync(int worker, long n, CancellationToken cancellation);
}
