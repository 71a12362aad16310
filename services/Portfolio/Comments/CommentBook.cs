using System.Collections.Immutable;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Comments;

/// <summary>
/// What teachers said about what a student shares with them, and up to where the student has seen it. A comment is the
/// student's: encrypted under their key, and gone with it.
/// </summary>
/// <param name="Threads">By reflection.</param>
public sealed record CommentBook(ImmutableDictionary<Guid, CommentThread> Threads)
{
    /// <summary>The most characters a comment may have.</summary>
    public const int LongestText = 2000;

    /// <summary>The most comments on one reflection.</summary>
    public const int MostComments = 50;

    /// <summary>The most versions of one comment.</summary>
    public const int MostVersions = 20;

    /// <summary>Nothing was said yet.</summary>
    public static CommentBook Empty { get; } = new(ImmutableDictionary<Guid, CommentThread>.Empty);

    /// <summary>May this be said: of what is shared with the teacher's team, and nothing else.</summary>
    public static Decision Decide(CommentBook book, SharingBook sharing, WriteComment command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(sharing);
        ArgumentNullException.ThrowIfNull(command);
        var place = command.Place;
        if (sharing.Find(place.ReflectionId, Audience.Teacher, place.CohortId, place.TeamId) is not { } share)
        {
            return Decision.Refuse(Refusal.NotFound());
        }

        var thread = book.Of(place.ReflectionId);
        return thread.Comments.Length >= MostComments
            ? Decision.Refuse(Refusal.Rule("comments-full", null, $"{MostComments}"))
            : Decision.Accept(
                new CommentKept(command.CommentId, 1),
                new CommentWritten(
                    place.CohortId, place.ReflectionId, share.Version, command.CommentId, place.AuthorId,
                    thread.Last + 1, command.TextId, command.At));
    }

    /// <summary>May this take the place of the version that was seen: of one's own comment only.</summary>
    public static Decision Decide(CommentBook book, SharingBook sharing, CorrectComment command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(sharing);
        ArgumentNullException.ThrowIfNull(command);
        var place = command.Place;
        if (sharing.Find(place.ReflectionId, Audience.Teacher, place.CohortId, place.TeamId) is null
            || book.Of(place.ReflectionId).Find(command.CommentId, place.AuthorId) is not { } comment)
        {
            return Decision.Refuse(Refusal.NotFound());
        }

        if (comment.WithdrawnAt is not null)
        {
            return Decision.Refuse(Refusal.Rule("comment-withdrawn-already", null));
        }

        if (command.SeenVersion != comment.Versions.Length)
        {
            return Decision.Refuse(Refusal.Stale("comment-changed-elsewhere", "seenVersion"));
        }

        return comment.Versions.Length >= MostVersions
            ? Decision.Refuse(Refusal.Rule("comment-versions-full", null, $"{MostVersions}"))
            : Decision.Accept(
                new CommentKept(command.CommentId, comment.Versions.Length + 1),
                new CommentCorrected(
                    place.CohortId, place.ReflectionId, command.CommentId, place.AuthorId,
                    book.Of(place.ReflectionId).Last + 1, command.TextId, command.At));
    }

    /// <summary>Takes one's own comment back, also when it can no longer be read. Once is enough.</summary>
    public static Decision Decide(CommentBook book, WithdrawComment command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        var place = command.Place;
        return book.Of(place.ReflectionId).Find(command.CommentId, place.AuthorId) switch
        {
            null => Decision.Refuse(Refusal.NotFound()),
            { WithdrawnAt: not null } it => Decision.Accept(new CommentKept(it.CommentId, it.Versions.Length)),
            var it => Decision.Accept(
                new CommentKept(it.CommentId, it.Versions.Length),
                new CommentWithdrawn(
                    place.CohortId, place.ReflectionId, it.CommentId, place.AuthorId, command.At)),
        };
    }

    /// <summary>The student has seen what there was; what comes later is new.</summary>
    public static Decision Decide(CommentBook book, SeeComments command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        var thread = book.Of(command.ReflectionId);
        var through = Math.Min(command.Through, thread.Last);
        return through > thread.Seen
            ? Decision.Accept(new CommentsSeenAnswer(through), new CommentsSeen(command.ReflectionId, through))
            : Decision.Accept(new CommentsSeenAnswer(thread.Seen));
    }

    /// <summary>What was said about a reflection.</summary>
    public CommentThread Of(Guid reflectionId) => Threads.GetValueOrDefault(reflectionId, CommentThread.Empty);

    /// <summary>What is true after an event.</summary>
    public static CommentBook Evolve(CommentBook book, object happened)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            CommentWritten it => book.With(it.ReflectionId, thread => thread.Add(new Comment(
                it.CommentId, it.AuthorId, it.ReflectionVersion, [new CommentVersion(it.Number, it.TextId, it.At)],
                null))),
            CommentCorrected it => book.With(it.ReflectionId, thread => thread.Change(
                it.CommentId,
                one => one with { Versions = one.Versions.Add(new CommentVersion(it.Number, it.TextId, it.At)) })),
            CommentWithdrawn it => book.With(it.ReflectionId, thread => thread.Change(
                it.CommentId, one => one with { WithdrawnAt = it.At })),
            CommentsSeen it => book.With(it.ReflectionId, thread => thread with { Seen = it.Through }),
            _ => book,
        };
    }

    private CommentBook With(Guid reflectionId, Func<CommentThread, CommentThread> change) =>
        new(Threads.SetItem(reflectionId, change(Of(reflectionId))));
}

/// <summary>Who comments on what: a teacher of that team, on a reflection of one of its students.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.comment-place")]
public sealed record CommentPlace(
    [property: Id(0)] Guid ReflectionId,
    [property: Id(1)] string AuthorId,
    [property: Id(2)] string CohortId,
    [property: Id(3)] string TeamId);

/// <summary>Comment on what is shared.</summary>
public sealed record WriteComment(CommentPlace Place, Guid CommentId, Guid TextId, DateTimeOffset At);

/// <summary>Put another version in the place of the one that was seen.</summary>
public sealed record CorrectComment(
    CommentPlace Place, Guid CommentId, int SeenVersion, Guid TextId, DateTimeOffset At);

/// <summary>Take a comment back.</summary>
public sealed record WithdrawComment(CommentPlace Place, Guid CommentId, DateTimeOffset At);

/// <summary>The student has seen the comments up to a number.</summary>
public sealed record SeeComments(Guid ReflectionId, int Through);

/// <summary>A teacher commented.</summary>
/// <param name="Number">Its number among all that was said about the reflection.</param>
public sealed record CommentWritten(
    string CohortId,
    Guid ReflectionId,
    int ReflectionVersion,
    Guid CommentId,
    string AuthorId,
    int Number,
    Guid TextId,
    DateTimeOffset At);

/// <summary>A comment has another version.</summary>
public sealed record CommentCorrected(
    string CohortId,
    Guid ReflectionId,
    Guid CommentId,
    string AuthorId,
    int Number,
    Guid TextId,
    DateTimeOffset At);

/// <summary>A comment was taken back.</summary>
public sealed record CommentWithdrawn(
    string CohortId, Guid ReflectionId, Guid CommentId, string AuthorId, DateTimeOffset At);

/// <summary>The student has seen the comments up to a number.</summary>
public sealed record CommentsSeen(Guid ReflectionId, int Through);

/// <summary>The answer to a change of a comment: the version that it has now.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.comment-kept")]
public sealed record CommentKept([property: Id(0)] Guid CommentId, [property: Id(1)] int Version);

/// <summary>The answer to <see cref="SeeComments"/>: up to where all was seen.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.comments-seen-answer")]
public sealed record CommentsSeenAnswer([property: Id(0)] int Through);
