namespace VikLearning.Exams.Rubrics;

/// <summary>A text in both languages.</summary>
public sealed record RubricWords(string Nl, string En);
