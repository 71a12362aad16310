namespace VikLearning.Portfolio.PeerFeedback;

/// <summary>Where a gift of feedback stands.</summary>
public enum FeedbackStage
{
    /// <summary>Asked, and not delivered.</summary>
    Asked,

    /// <summary>Delivered; the giver can still take it back.</summary>
    Delivered,

    /// <summary>Read by the receiver.</summary>
    Read,

    /// <summary>Answered by the receiver.</summary>
    Answered,
}
