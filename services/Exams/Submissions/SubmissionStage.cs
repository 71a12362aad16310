namespace VikLearning.Exams.Submissions;

/// <summary>Where a submission stands.</summary>
public enum SubmissionStage
{
    /// <summary>The student chooses.</summary>
    Draft,

    /// <summary>Sealed, and complete enough to be scored.</summary>
    Admissible,

    /// <summary>Sealed, and returned with what lacks: the student may choose and hand in again.</summary>
    Returned,
}
