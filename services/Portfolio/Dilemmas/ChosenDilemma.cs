namespace VikLearning.Portfolio.Dilemmas;

/// <summary>A dilemma of the library on its way into a student's work.</summary>
/// <param name="LibraryId">Its id in the library.</param>
/// <param name="Version">The version that is copied.</param>
/// <param name="Text">Its text, in the language that the student chose.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.chosen-dilemma")]
internal sealed record ChosenDilemma(
    [property: Id(0)] string LibraryId, [property: Id(1)] int Version, [property: Id(2)] string Text);
