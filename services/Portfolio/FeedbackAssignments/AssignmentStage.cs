namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>Where a feedback assignment stands.</summary>
public enum AssignmentStage
{
    /// <summary>The student works on it; the teacher reads nothing of it.</summary>
    Writing,

    /// <summary>Handed to the teacher, who has not commented yet.</summary>
    WithTeacher,

    /// <summary>The teacher commented; the student may go on and hand it over again.</summary>
    Commented,
}
