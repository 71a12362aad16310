using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Submissions;

/// <summary>One grain a submission; its key is the submission's id. Files never pass through it.</summary>
[Alias("exams.submission")]
internal interface ISubmissionGrain : IGrainWithStringKey
{
    /// <summary>Chooses entries for a criterion.</summary>
    [Alias("Choose")]
    Task<Reply<EvidenceAnswer>> Choose(
        CommandEnvelope envelope, SubmissionPlace place, string criterionId, int seenChanges,
        ImmutableArray<PortfolioEntry> entries);

    /// <summary>
    /// Whether it could be handed in by somebody who saw this choice, on this day; not so for a retry of what was.
    /// </summary>
    [Alias("CanHandIn")]
    Task<bool> CanHandIn(CommandEnvelope envelope, SubmissionPlace place, int seenChanges, DateOnly today);

    /// <summary>Hands in what was sealed.</summary>
    [Alias("HandIn")]
    Task<Reply<HandedIn>> HandIn(
        CommandEnvelope envelope, SubmissionPlace place, int seenChanges, SubmissionSeal? seal, DateOnly today);

    /// <summary>The submission as it is now.</summary>
    [Alias("Get")]
    Task<SubmissionView> Get();
}
