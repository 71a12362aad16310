namespace VikLearning.Portal.Scoring;

/// <summary>A criterion's score as it stands in the form.</summary>
/// <param name="CriterionId">Of which criterion.</param>
/// <param name="SeenVersion">The version that the page showed.</param>
/// <param name="LevelId">Empty while none was chosen.</param>
/// <param name="Motivation">As it was typed.</param>
/// <param name="Cited">The ticked items, by number.</param>
public sealed record ScoreEdit(
    string CriterionId, int SeenVersion, string LevelId, string Motivation, IReadOnlyList<int> Cited);
