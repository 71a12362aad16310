namespace VikLearning.Portfolio.Dilemmas;

/// <summary>The library's dilemma that a work began from, as it was then.</summary>
/// <param name="LibraryId">Its id in the library.</param>
/// <param name="Version">The version that was copied.</param>
/// <param name="TextId">The encrypted copy of its text.</param>
public sealed record CopiedDilemma(string LibraryId, int Version, Guid TextId);
