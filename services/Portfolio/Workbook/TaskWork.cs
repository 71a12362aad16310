using System.Collections.Immutable;

namespace VikLearning.Portfolio.Workbook;

/// <summary>What a student did at a task of the workbook, and what was said about it.</summary>
/// <param name="Versions">The evidence, oldest first.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Since">Since when, UTC; null before anything was written.</param>
/// <param name="HandedIn">The version that the coach reads; 0 when there is none.</param>
/// <param name="Answers">What coaches said, oldest first.</param>
public sealed record TaskWork(
    ImmutableArray<EvidenceVersion> Versions, TaskStage Stage, DateTimeOffset? Since, int HandedIn,
    ImmutableArray<CoachAnswer> Answers)
{
    /// <summary>Nothing done yet.</summary>
    public static TaskWork None { get; } = new([], TaskStage.Writing, null, 0, []);
}
