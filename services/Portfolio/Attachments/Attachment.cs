namespace VikLearning.Portfolio.Attachments;

/// <summary>A file at an entry, by ids: its name is a text, its content lies in the vault of files.</summary>
/// <param name="AttachmentId">Its id, also the file's.</param>
/// <param name="Place">What it was added to.</param>
/// <param name="NameId">The encrypted name.</param>
/// <param name="Kind">What it is by its content.</param>
/// <param name="Bytes">How many it has.</param>
/// <param name="At">When it was added, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.attachment")]
public sealed record Attachment(
    [property: Id(0)] Guid AttachmentId,
    [property: Id(1)] AttachmentPlace Place,
    [property: Id(2)] Guid NameId,
    [property: Id(3)] FileKind Kind,
    [property: Id(4)] long Bytes,
    [property: Id(5)] DateTimeOffset At);
