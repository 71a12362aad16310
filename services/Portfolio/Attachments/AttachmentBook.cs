using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Attachments;

/// <summary>The files that a student added to what they wrote, and how many there may be.</summary>
/// <param name="Files">Those that are there, in the order they were added.</param>
public sealed record AttachmentBook(ImmutableList<Attachment> Files)
{
    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 10 * Megabyte;

    /// <summary>The most files at one entry.</summary>
    public const int MostAtOnePlace = 10;

    /// <summary>The most bytes of all files of a student.</summary>
    public const long MostBytesInAll = 200L * Megabyte;

    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 120;

    /// <summary>As the limits count.</summary>
    public const int Megabyte = 1024 * 1024;

    /// <summary>None.</summary>
    public static AttachmentBook Empty { get; } = new(ImmutableList<Attachment>.Empty);

    /// <summary>How many bytes all files have.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>The files at an entry.</summary>
    public ImmutableArray<Attachment> At(AttachmentPlace place) => [.. Files.Where(file => file.Place == place)];

    /// <summary>A file, or null.</summary>
    public Attachment? Find(Guid attachmentId) => Files.Find(file => file.AttachmentId == attachmentId);

    /// <summary>May this file be added, and what follows.</summary>
    public static Decision Decide(AttachmentBook book, AttachFile command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        if (!command.IsPlaceThere)
        {
            return Decision.Refuse(Refusal.NotFound("ownerId"));
        }

        var file = command.File;
        List<Refusal> refusals =
        [
            .. file.Bytes > MostBytes
                ? [Refusal.Rule("file-too-large", "file", $"{MostBytes / Megabyte}")]
                : Array.Empty<Refusal>(),
            .. book.At(file.Place).Length >= MostAtOnePlace
                ? [Refusal.Rule("attachments-full", null, $"{MostAtOnePlace}")]
                : Array.Empty<Refusal>(),
            .. book.Bytes + file.Bytes > MostBytesInAll
                ? [Refusal.Rule("attachments-too-much", null, $"{MostBytesInAll / Megabyte}")]
                : Array.Empty<Refusal>(),
        ];
        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Accept(new AttachmentKept(file.AttachmentId), new FileAttached(file));
    }

    /// <summary>Takes a file away. That there was one stays.</summary>
    public static Decision Decide(AttachmentBook book, RemoveAttachment command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return book.Find(command.AttachmentId) is { } file
            ? Decision.Accept(
                new AttachmentKept(file.AttachmentId),
                new AttachmentRemoved(file.AttachmentId, file.Place, command.At))
            : Decision.Refuse(Refusal.NotFound("attachmentId"));
    }

    /// <summary>What is true after an event.</summary>
    public static AttachmentBook Evolve(AttachmentBook book, object happened)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            FileAttached it => new AttachmentBook(book.Files.Add(it.File)),
            AttachmentRemoved it => new AttachmentBook(
                book.Files.RemoveAll(file => file.AttachmentId == it.AttachmentId)),
            _ => book,
        };
    }
}

/// <summary>Add a file.</summary>
/// <param name="IsPlaceThere">Whether the student has the entry.</param>
public sealed record AttachFile(Attachment File, bool IsPlaceThere);

/// <summary>Take a file away.</summary>
public sealed record RemoveAttachment(Guid AttachmentId, DateTimeOffset At);

/// <summary>A file was added.</summary>
public sealed record FileAttached(Attachment File);

/// <summary>A file was taken away, and its content with it.</summary>
public sealed record AttachmentRemoved(Guid AttachmentId, AttachmentPlace Place, DateTimeOffset At);

/// <summary>The answer to an accepted command.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.attachment-kept")]
public sealed record AttachmentKept([property: Id(0)] Guid AttachmentId);
