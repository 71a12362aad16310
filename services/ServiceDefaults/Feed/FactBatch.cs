namespace VikLearning.ServiceDefaults.Feed;

/// <summary>Facts that a follower applies together.</summary>
/// <param name="Epoch">The source journal's epoch.</param>
/// <param name="Through">Everything up to and including this position has been told.</param>
/// <param name="Facts">The facts in order of position.</param>
public sealed record FactBatch(string Epoch, long Through, IReadOnlyList<PositionedFact> Facts);
