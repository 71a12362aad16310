namespace VikLearning.Portfolio.Workbook;

/// <summary>Where a task of the workbook stands.</summary>
public enum TaskStage
{
    /// <summary>The student writes; the coach reads nothing of it.</summary>
    Writing,

    /// <summary>Handed in, and not answered yet.</summary>
    WithCoach,

    /// <summary>The coach said "not yet", or opened it again.</summary>
    Returned,

    /// <summary>Done.</summary>
    SignedOff,
}
