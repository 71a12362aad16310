namespace VikLearning.Portal.Scoring;

/// <summary>A file of a piece of evidence.</summary>
/// <param name="Number">Its number in the container.</param>
/// <param name="Name">What the student called it.</param>
/// <param name="Bytes">How long it is.</param>
public sealed record SealedFile(int Number, string Name, long Bytes);
