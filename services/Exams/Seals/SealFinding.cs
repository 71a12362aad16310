namespace VikLearning.Exams.Seals;

/// <summary>Something in a container that is not what was sealed.</summary>
/// <param name="Place">Where: <c>header</c>, <c>item 3 (reflection)</c>, <c>end</c>, <c>receipt</c>.</param>
/// <param name="What">What is wrong, in English.</param>
public sealed record SealFinding(string Place, string What);
