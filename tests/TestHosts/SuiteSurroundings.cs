namespace VikLearning.TestHosts;

/// <summary>What is around a suite's process.</summary>
/// <param name="Environment">Variables that it gets beside those of the tests.</param>
/// <param name="Said">Hears every line that it writes.</param>
public sealed record SuiteSurroundings(IReadOnlyDictionary<string, string> Environment, Action<string> Said)
{
    /// <summary>Nothing of its own.</summary>
    public static SuiteSurroundings None { get; } = new(new Dictionary<string, string>(), static _ => { });
}
