namespace VikLearning.Portfolio.Workbook;

/// <summary>One version of a task's evidence.</summary>
/// <param name="TextId">The encrypted text.</param>
/// <param name="At">When it was written, UTC.</param>
public sealed record EvidenceVersion(Guid TextId, DateTimeOffset At);
