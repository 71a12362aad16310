using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.PeerFeedback;

/// <summary>Where feedback stands, in plain words.</summary>
internal static class StageWords
{
    /// <summary>To who gives.</summary>
    public static string OfGiven(FeedbackStage stage) => stage switch
    {
        FeedbackStage.Asked => Texts.FeedbackToGive,
        FeedbackStage.Delivered => Texts.FeedbackGivenUnread,
        FeedbackStage.Read => Texts.FeedbackGivenRead,
        FeedbackStage.Answered => Texts.FeedbackAnswered,
        _ => Texts.FeedbackGivenLacking,
    };

    /// <summary>To who receives.</summary>
    public static string OfReceived(FeedbackStage stage) => stage switch
    {
        FeedbackStage.Asked => Texts.FeedbackToCome,
        FeedbackStage.Delivered => Texts.FeedbackNew,
        FeedbackStage.Read => Texts.FeedbackReceivedRead,
        FeedbackStage.Answered => Texts.FeedbackAnswered,
        _ => Texts.FeedbackReceivedLacking,
    };

    /// <summary>To the teacher, who sees that it was given and no more.</summary>
    public static string OfExchange(FeedbackStage stage) => stage switch
    {
        FeedbackStage.Asked => Texts.FeedbackToCome,
        FeedbackStage.Lacking => Texts.FeedbackExchangeLacking,
        FeedbackStage.Delivered => Texts.FeedbackExchangeGiven,
        FeedbackStage.Read => Texts.FeedbackReceivedRead,
        _ => Texts.FeedbackAnswered,
    };
}
