using System.Collections.Immutable;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>Write the plan that follows the one that was seen.</summary>
/// <param name="FreshId">The assignment's id, when this begins it.</param>
public sealed record SaveAssignmentPlan(
    Guid FreshId, int SeenVersion, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

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

/// <summary>Write the conclusion that follows the one that was seen.</summary>
public sealed record SaveConclusion(int SeenVersion, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

/// <summary>Hand it to the teachers of the student's team.</summary>
public sealed record HandOverAssignment(int SeenChanges, string CohortId, string TeamId, DateTimeOffset At);

/// <summary>Take it back from the teacher.</summary>
public sealed record TakeBackAssignment(DateTimeOffset At);

/// <summary>Say something about what was handed to one's team.</summary>
public sealed record CommentOnAssignment(
    Guid AssignmentId, string CohortId, string TeamId, AssignmentComment Comment);

/// <summary>The assignment began.</summary>
public sealed record AssignmentBegun(Guid AssignmentId, DateTimeOffset At);

/// <summary>The plan was written.</summary>
public sealed record AssignmentPlanSaved(int Version, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

/// <summary>A piece was put in.</summary>
public sealed record FeedbackCollected(FeedbackPiece Piece);

/// <summary>A piece was taken out, of every version.</summary>
public sealed record PieceTakenOut(Guid PieceId, DateTimeOffset At);

/// <summary>The conclusion was written.</summary>
public sealed record ConclusionSaved(int Version, ImmutableDictionary<string, Guid> Fields, DateTimeOffset At);

/// <summary>It is with the teachers of this team as it was at this moment.</summary>
public sealed record AssignmentHandedOver(int Version, string CohortId, string TeamId, DateTimeOffset At);

/// <summary>It is the student's again, without a comment.</summary>
public sealed record AssignmentTakenBack(DateTimeOffset At);

/// <summary>A teacher commented.</summary>
public sealed record AssignmentCommented(AssignmentComment Comment);

/// <summary>The answer to an accepted command: the version of what it was about, 0 where there are none.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.assignment-kept")]
public sealed record AssignmentKept([property: Id(0)] Guid AssignmentId, [property: Id(1)] int Version)
{
    /// <summary>The piece that was put in; null where none was.</summary>
    [Id(2)]
    public Guid? PieceId { get; init; }
}
