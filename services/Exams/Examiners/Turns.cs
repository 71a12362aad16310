namespace VikLearning.Exams.Examiners;

/// <summary>Asks the grains of a whole sitting, so many at a time.</summary>
internal static class Turns
{
    private const int AtOnce = 64;

    /// <summary>What each comes to, in their order.</summary>
    public static async Task<IReadOnlyList<TResult>> AllAsync<TOne, TResult>(
        IEnumerable<TOne> all, Func<TOne, Task<TResult>> ask)
    {
        var results = new List<TResult>();
        foreach (var some in all.Chunk(AtOnce))
        {
            results.AddRange(await Task.WhenAll(some.Select(ask)));
        }

        return results;
    }
}
