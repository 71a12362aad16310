namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>What somebody outside the team said, as the student wrote it down.</summary>
/// <param name="Role">What they are to the student.</param>
/// <param name="On">The day it was said.</param>
/// <param name="TextId">The encrypted text.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.outside-feedback")]
public sealed record OutsideFeedback(
    [property: Id(0)] OutsideRole Role, [property: Id(1)] DateOnly On, [property: Id(2)] Guid TextId)
{
    /// <summary>The most characters it may have.</summary>
    public const int LongestText = 4_000;
}
