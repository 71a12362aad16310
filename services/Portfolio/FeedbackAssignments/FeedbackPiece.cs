using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>One piece of feedback that a student collected: a gift of a team mate, or words from outside.</summary>
/// <param name="PieceId">Its id.</param>
/// <param name="Gift">Which gift; null for one from outside.</param>
/// <param name="Outside">What was said outside; null for a gift.</param>
/// <param name="At">When the student put it in, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.feedback-piece")]
public sealed record FeedbackPiece(
    [property: Id(0)] Guid PieceId,
    [property: Id(1)] CollectedGift? Gift,
    [property: Id(2)] OutsideFeedback? Outside,
    [property: Id(3)] DateTimeOffset At)
{
    /// <summary>May this gift be put in, and what follows: one that was received and read, and once.</summary>
    public static Decision Decide(FeedbackAssignment book, AssignmentTerms terms, CollectGift command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        return !command.IsThere ? Decision.Refuse(Refusal.NotFound("giverId"))
            : !command.IsRead ? Decision.Refuse(Refusal.Rule("feedback-unread", "giverId"))
            : book.Pieces.Any(piece => piece.Gift == command.Piece.Gift)
                ? Decision.Refuse(Refusal.Rule("assignment-gift-in-already", "giverId"))
            : Collect(book, terms, command.FreshId, command.Piece);
    }

    /// <summary>May this be put in, and what follows: what was said up to today.</summary>
    public static Decision Decide(FeedbackAssignment book, AssignmentTerms terms, CollectOutside command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        return command.Piece.Outside?.On > command.Today
            ? Decision.Refuse(Refusal.Rule("assignment-date-ahead", "on"))
            : Collect(book, terms, command.FreshId, command.Piece);
    }

    /// <summary>Takes a piece out, wherever the assignment is: from now on nobody is shown it in any version.</summary>
    public static Decision Decide(FeedbackAssignment book, TakePieceOut command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        return book.Pieces.Any(piece => piece.PieceId == command.PieceId)
            ? Decision.Accept(
                new AssignmentKept(book.AssignmentId!.Value, 0), new PieceTakenOut(command.PieceId, command.At))
            : Decision.Refuse(Refusal.NotFound("pieceId"));
    }

    private static Decision Collect(
        FeedbackAssignment book, AssignmentTerms terms, Guid freshId, FeedbackPiece piece) =>
        book.Stage == AssignmentStage.WithTeacher ? Decision.Refuse(Refusal.Rule("assignment-with-teacher", null))
        : book.Pieces.Length >= terms.MostPieces
            ? Decision.Refuse(Refusal.Rule("assignment-pieces-full", null, $"{terms.MostPieces}"))
        : book.Collected >= FeedbackAssignment.MostCollected
            ? Decision.Refuse(Refusal.Rule("assignment-collected-full", null, $"{FeedbackAssignment.MostCollected}"))
        : FeedbackAssignment.Begun(
            book, freshId, piece.At, id => new AssignmentKept(id, 0) { PieceId = piece.PieceId },
            new FeedbackCollected(piece));
}

/// <summary>Put a gift in.</summary>
/// <param name="FreshId">The assignment's id, when this begins it.</param>
/// <param name="IsThere">Whether the student was given it, and it stands.</param>
/// <param name="IsRead">Whether they read it.</param>
public sealed record CollectGift(Guid FreshId, FeedbackPiece Piece, bool IsThere, bool IsRead);

/// <summary>Put feedback from outside in.</summary>
/// <param name="FreshId">The assignment's id, when this begins it.</param>
public sealed record CollectOutside(Guid FreshId, FeedbackPiece Piece, DateOnly Today);

/// <summary>Take a piece out.</summary>
public sealed record TakePieceOut(Guid PieceId, DateTimeOffset At);

/// <summary>A piece was put in.</summary>
public sealed record FeedbackCollected(FeedbackPiece Piece);

/// <summary>A piece was taken out, of every version.</summary>
public sealed record PieceTakenOut(Guid PieceId, DateTimeOffset At);
