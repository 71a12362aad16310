using VikLearning.LoadTests.Floors;

namespace VikLearning.LoadTests;

/// <summary>Every load test, by name.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<ILoadTest> All { get; } = [new FloorsTest()];

    /// <summary>The one of that name, or null.</summary>
    public static ILoadTest? Find(string name) => All.FirstOrDefault(test => test.Name == name);
}
