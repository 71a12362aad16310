namespace VikLearning.Portfolio.Workbook;

/// <summary>What a practice coach makes of a task.</summary>
public enum TaskVerdict
{
    /// <summary>Only words: the task stays where it is.</summary>
    Remark,

    /// <summary>Something lacks; the reason says what.</summary>
    NotYet,

    /// <summary>Done.</summary>
    SignedOff,

    /// <summary>A task that was signed off is open again.</summary>
    Reopened,
}
