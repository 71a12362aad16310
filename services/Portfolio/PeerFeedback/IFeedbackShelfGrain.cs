using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>One grain a person; its key is the subject id.</summary>
[Alias("portfolio.feedback-shelf")]
internal interface IFeedbackShelfGrain : IGrainWithStringKey
{
    [Alias("Put")]
    Task<Reply<FeedbackRoundAccepted>> Put(CommandEnvelope envelope, string roundId);

    [Alias("List")]
    Task<FeedbackShelfPage> List(int? before, int limit);
}
