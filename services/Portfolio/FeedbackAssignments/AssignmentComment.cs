namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>What a teacher said about an assignment that was handed to them.</summary>
/// <param name="TextId">The encrypted words.</param>
/// <param name="Version">The version that it is about.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.assignment-comment")]
public sealed record AssignmentComment(
    [property: Id(0)] string TeacherId,
    [property: Id(1)] Guid TextId,
    [property: Id(2)] int Version,
    [property: Id(3)] DateTimeOffset At)
{
    /// <summary>The most characters it may have.</summary>
    public const int LongestText = 2_000;
}
