namespace VikLearning.Exams.Submissions;

/// <summary>What of the portfolio an entry is.</summary>
public enum EntryKind
{
    /// <summary>A version of a reflection, with its files.</summary>
    Reflection,

    /// <summary>A version of a moral dilemma, with its files.</summary>
    Dilemma,

    /// <summary>A version of the feedback assignment that was handed to the teacher.</summary>
    FeedbackAssignment,

    /// <summary>A gift of peer feedback that was received and read.</summary>
    PeerFeedback,

    /// <summary>A task of the practice workbook, with the coach's answers.</summary>
    WorkbookTask,
}
