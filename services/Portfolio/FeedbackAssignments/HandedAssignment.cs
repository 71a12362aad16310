using System.Collections.Immutable;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>An assignment as it was handed to the teacher: kept whole, whatever is written later.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="CohortId">The cohort of the team.</param>
/// <param name="TeamId">The team that the student was in: its teachers read it, and no others.</param>
/// <param name="At">When, UTC.</param>
public sealed record HandedAssignment(
    int Version, ImmutableDictionary<string, Guid> Plan, ImmutableArray<FeedbackPiece> Pieces,
    ImmutableDictionary<string, Guid> Conclusion, string CohortId, string TeamId, DateTimeOffset At);
