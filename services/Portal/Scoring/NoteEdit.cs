namespace VikLearning.Portal.Scoring;

/// <summary>The note of a criterion in the interview as it stands in the form.</summary>
/// <param name="CriterionId">Of which criterion.</param>
/// <param name="SeenVersion">The version that the page showed.</param>
/// <param name="Text">As it was typed.</param>
public sealed record NoteEdit(string CriterionId, int SeenVersion, string Text);
