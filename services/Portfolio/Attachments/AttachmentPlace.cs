namespace VikLearning.Portfolio.Attachments;

/// <summary>The entry that a file is added to.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.attachment-place")]
public sealed record AttachmentPlace([property: Id(0)] AttachmentOwner Owner, [property: Id(1)] Guid OwnerId);
