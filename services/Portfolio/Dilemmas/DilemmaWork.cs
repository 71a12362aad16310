using System.Collections.Immutable;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>A dilemma that a student works out, and all its versions, oldest first.</summary>
/// <param name="WorkId">Its id.</param>
/// <param name="TitleId">The encrypted title.</param>
/// <param name="Copied">The library's dilemma that it began from; null for the student's own.</param>
/// <param name="StartedAt">When it was begun, UTC.</param>
/// <param name="Versions">What was written.</param>
/// <param name="CompletedAt">When the student said that it is worked out, UTC; null before.</param>
public sealed record DilemmaWork(
    Guid WorkId, Guid TitleId, CopiedDilemma? Copied, DateTimeOffset StartedAt,
    ImmutableArray<DilemmaVersion> Versions, DateTimeOffset? CompletedAt)
{
    /// <summary>What was written last.</summary>
    public DilemmaVersion Newest => Versions.IsEmpty ? DilemmaVersion.None : Versions[^1];

    /// <summary>When it was changed last, UTC.</summary>
    public DateTimeOffset ChangedAt => Versions.IsEmpty ? StartedAt : Newest.At;
}
