using System.Collections.Immutable;

namespace VikLearning.Portfolio.Comments;

/// <summary>All that was said about one reflection, in the order it was begun.</summary>
/// <param name="Last">The number of the last version of any of them.</param>
/// <param name="Seen">Up to which number the student has seen them.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.comment-thread")]
public sealed record CommentThread(
    [property: Id(0)] ImmutableArray<Comment> Comments, [property: Id(1)] int Last, [property: Id(2)] int Seen)
{
    /// <summary>Nothing.</summary>
    public static CommentThread Empty { get; } = new([], 0, 0);

    /// <summary>How many the student has not seen as they are now; one that was taken back is none.</summary>
    public int New => Comments.Count(IsNew);

    /// <summary>Whether the student has not seen it as it is now.</summary>
    public bool IsNew(Comment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.WithdrawnAt is null && comment.Newest.Number > Seen;
    }

    /// <summary>A comment of an author; null when there is none, or it is another's.</summary>
    public Comment? Find(Guid commentId, string authorId) =>
        Comments.FirstOrDefault(comment => comment.CommentId == commentId && comment.AuthorId == authorId);

    internal CommentThread Add(Comment comment) =>
        this with { Comments = Comments.Add(comment), Last = comment.Newest.Number };

    internal CommentThread Change(Guid commentId, Func<Comment, Comment> change)
    {
        var known = Comments.First(comment => comment.CommentId == commentId);
        var changed = change(known);
        return this with
        {
            Comments = Comments.Replace(known, changed),
            Last = Math.Max(Last, changed.Newest.Number),
        };
    }
}
