using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>One grain a round; its key is the round's name.</summary>
[Alias("portfolio.feedback-round")]
internal interface IFeedbackRoundGrain : IGrainWithStringKey
{
    [Alias("Open")]
    Task<Reply<FeedbackRoundAccepted>> Open(
        CommandEnvelope envelope, ImmutableArray<string> present, ImmutableArray<string> team, int gifts,
        DateOnly closesOn);

    [Alias("Join")]
    Task<Reply<FeedbackRoundAccepted>> Join(CommandEnvelope envelope, string memberId, ImmutableArray<string> team);

    [Alias("MarkAbsence")]
    Task<Reply<FeedbackRoundAccepted>> MarkAbsence(CommandEnvelope envelope, string memberId);

    [Alias("Close")]
    Task<Reply<FeedbackRoundAccepted>> Close(CommandEnvelope envelope);

    /// <summary>Delivers the four texts in the order of the form.</summary>
    [Alias("Deliver")]
    Task<Reply<FeedbackTurnAccepted>> Deliver(
        CommandEnvelope envelope, FeedbackPair pair, ImmutableArray<string> words);

    [Alias("Withdraw")]
    Task<Reply<FeedbackTurnAccepted>> Withdraw(CommandEnvelope envelope, FeedbackPair pair);

    [Alias("Read")]
    Task<Reply<FeedbackTurnAccepted>> Read(CommandEnvelope envelope, FeedbackPair pair);

    [Alias("Answer")]
    Task<Reply<FeedbackTurnAccepted>> Answer(CommandEnvelope envelope, FeedbackPair pair, string answer);

    [Alias("ChooseUse")]
    Task<Reply<FeedbackTurnAccepted>> ChooseUse(
        CommandEnvelope envelope, FeedbackPair pair, bool isShared, bool isForExam);

    /// <summary>The round; null when it was not opened.</summary>
    [Alias("Get")]
    Task<FeedbackRoundView?> Get();
}
