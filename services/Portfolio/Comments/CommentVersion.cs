namespace VikLearning.Portfolio.Comments;

/// <summary>One version of a comment: the id of its encrypted text.</summary>
/// <param name="Number">Its number among all that was said about the reflection, from 1.</param>
/// <param name="At">When it was written, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.comment-version")]
public sealed record CommentVersion(
    [property: Id(0)] int Number, [property: Id(1)] Guid TextId, [property: Id(2)] DateTimeOffset At);
