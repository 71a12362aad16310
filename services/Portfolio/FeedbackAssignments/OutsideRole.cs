namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>Who gave feedback from outside the team: what they are to the student, and never who.</summary>
public enum OutsideRole
{
    /// <summary>Somebody they work with.</summary>
    Colleague,

    /// <summary>Their practice coach.</summary>
    PracticeCoach,

    /// <summary>Who leads them at work.</summary>
    Supervisor,

    /// <summary>Family or a friend.</summary>
    Family,

    /// <summary>Somebody else.</summary>
    Other,
}
