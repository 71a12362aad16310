namespace VikLearning.Portal.Roster;

/// <summary>What an administrator changes of a student.</summary>
internal enum StudentChange
{
    /// <summary>To another team.</summary>
    Move,

    /// <summary>Days away.</summary>
    Absence,

    /// <summary>Out of the cohort.</summary>
    Leave,

    /// <summary>Back in it.</summary>
    Return,

    /// <summary>A practice coach, for some days.</summary>
    Coach,

    /// <summary>A practice coach no more.</summary>
    CoachEnd,

    /// <summary>Another name.</summary>
    Name,
}
