namespace VikLearning.Portfolio.Reminders;

/// <summary>What became of a mail.</summary>
internal enum MailOutcome
{
    /// <summary>Nothing was sent: there is nothing to say any more, or nowhere to.</summary>
    None,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server did not take it, and may later. It certainly was not sent.</summary>
    Later,

    /// <summary>The server does not take it, and will not later.</summary>
    Refused,

    /// <summary>The server may have taken it: nobody heard the answer.</summary>
    Unknown,
}
