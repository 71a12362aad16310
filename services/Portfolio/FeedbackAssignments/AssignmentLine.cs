using System.Collections.Immutable;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>An assignment on its way out of the grain, without the words.</summary>
/// <param name="Pieces">What was collected, also what was taken out since.</param>
/// <param name="TakenOut">The ids of what was taken out since.</param>
/// <param name="Version">Which version that was handed over it is; 0 for what it is now.</param>
/// <param name="HandedAt">When each version was handed over.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.assignment-line")]
internal sealed record AssignmentLine(
    [property: Id(0)] Guid? AssignmentId,
    [property: Id(1)] AssignmentStage Stage,
    [property: Id(2)] DateTimeOffset? Since,
    [property: Id(3)] ImmutableDictionary<string, Guid> Plan,
    [property: Id(4)] int PlanVersion,
    [property: Id(5)] ImmutableArray<FeedbackPiece> Pieces,
    [property: Id(6)] ImmutableHashSet<Guid> TakenOut,
    [property: Id(7)] ImmutableDictionary<string, Guid> Conclusion,
    [property: Id(8)] int ConclusionVersion,
    [property: Id(9)] bool IsConclusionOpen,
    [property: Id(10)] int Changes,
    [property: Id(11)] int Version,
    [property: Id(12)] ImmutableArray<DateTimeOffset> HandedAt,
    [property: Id(13)] ImmutableArray<AssignmentComment> Comments)
{
    /// <summary>The pieces that are still in it.</summary>
    public IEnumerable<FeedbackPiece> Standing => Pieces.Where(piece => !TakenOut.Contains(piece.PieceId));

    /// <summary>The texts that it shows, but for those of gifts.</summary>
    public IEnumerable<Guid?> TextIds =>
    [
        .. Plan.Values.Concat(Conclusion.Values).Concat(Comments.Select(comment => comment.TextId))
            .Select(id => (Guid?)id),
        .. Standing.Select(piece => piece.Outside?.TextId),
    ];

    /// <summary>What it is now, or a version that was handed over; null when there is none of that number.</summary>
    public static AssignmentLine? Of(FeedbackAssignment book, int version)
    {
        if (version < 0 || version > book.Handed.Length)
        {
            return null;
        }

        var now = new AssignmentLine(
            book.AssignmentId, book.Stage, book.Since, book.Plan.Fields, book.Plan.Version, book.Pieces, [],
            book.Conclusion.Fields, book.Conclusion.Version,
            AssignmentTerms.Usual.WhyClosed(book.Plan, book.Pieces.Length).IsEmpty, book.Changes, 0,
            [.. book.Handed.Select(handed => handed.At)], book.Comments);
        return version == 0 ? now : now.As(book.Handed[version - 1]);
    }

    // What was taken out later is taken out of every version; nothing else of later reaches it.
    private AssignmentLine As(HandedAssignment handed) => this with
    {
        Plan = handed.Plan,
        Pieces = handed.Pieces,
        TakenOut = [.. handed.Pieces.Except(Pieces).Select(piece => piece.PieceId)],
        Conclusion = handed.Conclusion,
        Version = handed.Version,
    };
}
