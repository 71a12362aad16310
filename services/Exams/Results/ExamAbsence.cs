namespace VikLearning.Exams.Results;

/// <summary>Why there is no result in a sitting.</summary>
public enum ExamAbsence
{
    /// <summary>The student did not appear: the sitting is used up.</summary>
    NotAppeared,

    /// <summary>The student was ill: the sitting does not count against them.</summary>
    Ill,
}
