namespace VikLearning.Exams.Rubrics;

/// <summary>One level.</summary>
/// <param name="Points">What it is worth as a grade, in tenths: 70 is 7.0.</param>
/// <param name="Suffices">Whether it suffices.</param>
public sealed record RubricLevel(string LevelId, RubricWords Name, int Points, bool Suffices);
