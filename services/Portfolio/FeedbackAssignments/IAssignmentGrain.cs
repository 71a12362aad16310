using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>
/// One grain a student for their feedback assignment; its key is the student's subject id. Of a closed portfolio it
/// answers as if it were not there.
/// </summary>
[Alias("portfolio.feedback-assignment")]
internal interface IAssignmentGrain : IGrainWithStringKey
{
    [Alias("SavePlan")]
    Task<Reply<AssignmentKept>> SavePlan(
        CommandEnvelope envelope, int seenVersion, ImmutableDictionary<string, string> fields);

    [Alias("CollectGift")]
    Task<Reply<AssignmentKept>> CollectGift(CommandEnvelope envelope, CollectedGift gift);

    [Alias("CollectOutside")]
    Task<Reply<AssignmentKept>> CollectOutside(
        CommandEnvelope envelope, OutsideRole role, DateOnly on, string text);

    [Alias("TakePieceOut")]
    Task<Reply<AssignmentKept>> TakePieceOut(CommandEnvelope envelope, Guid pieceId);

    [Alias("SaveConclusion")]
    Task<Reply<AssignmentKept>> SaveConclusion(
        CommandEnvelope envelope, int seenVersion, ImmutableDictionary<string, string> fields);

    /// <summary>Hands it to the teachers of the team that the student is in now.</summary>
    [Alias("HandOver")]
    Task<Reply<AssignmentKept>> HandOver(CommandEnvelope envelope, int seenChanges);

    [Alias("TakeBack")]
    Task<Reply<AssignmentKept>> TakeBack(CommandEnvelope envelope);

    /// <summary>What the teacher who sends the envelope says of the version that they read.</summary>
    [Alias("Comment")]
    Task<Reply<AssignmentKept>> Comment(
        CommandEnvelope envelope, Guid assignmentId, string cohortId, string teamId, int seenVersion, string text);

    /// <summary>A version that was handed over, what it is now for 0; null when there is none.</summary>
    [Alias("Get")]
    Task<AssignmentLine?> Get(int version);

    /// <summary>What the teachers of a team read; null when that is nothing.</summary>
    [Alias("GetHandedTo")]
    Task<AssignmentLine?> GetHandedTo(string cohortId, string teamId);
}
