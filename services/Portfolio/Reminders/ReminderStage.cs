namespace VikLearning.Portfolio.Reminders;

/// <summary>Where a reminder stands.</summary>
internal enum ReminderStage
{
    /// <summary>It will be told, or was and may be again.</summary>
    Open,

    /// <summary>There was nothing to remind of any more when it was due.</summary>
    Done,

    /// <summary>The matter is over.</summary>
    Expired,

    /// <summary>The person wants to hear no more of it.</summary>
    Dismissed,
}
