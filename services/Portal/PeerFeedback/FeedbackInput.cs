using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.PeerFeedback;

/// <summary>The forms of feedback as they were typed: the four parts, the answer, and what it is for.</summary>
public sealed class FeedbackInput : IFormInput
{
    /// <summary>What was seen or heard.</summary>
    public string? Behaviour { get; set; }

    /// <summary>What it did to the giver.</summary>
    public string? Feeling { get; set; }

    /// <summary>What came of it.</summary>
    public string? Consequence { get; set; }

    /// <summary>What the giver would like to see.</summary>
    public string? Wish { get; set; }

    /// <summary>What the receiver takes from it.</summary>
    public string? Answer { get; set; }

    /// <summary>Whether the teacher may read it.</summary>
    public bool Shared { get; set; }

    /// <summary>Whether it goes into the exam portfolio.</summary>
    public bool ForExam { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
