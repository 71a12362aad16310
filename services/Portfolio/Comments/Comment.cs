using System.Collections.Immutable;

namespace VikLearning.Portfolio.Comments;

/// <summary>A teacher's comment on a version of a reflection.</summary>
/// <param name="AuthorId">The teacher's subject id.</param>
/// <param name="ReflectionVersion">The version that was shared when it was written.</param>
/// <param name="Versions">Oldest first: a correction is a new one.</param>
/// <param name="WithdrawnAt">Null unless it was taken back.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.comment")]
public sealed record Comment(
    [property: Id(0)] Guid CommentId,
    [property: Id(1)] string AuthorId,
    [property: Id(2)] int ReflectionVersion,
    [property: Id(3)] ImmutableArray<CommentVersion> Versions,
    [property: Id(4)] DateTimeOffset? WithdrawnAt)
{
    /// <summary>What it says now.</summary>
    public CommentVersion Newest => Versions[^1];
}
