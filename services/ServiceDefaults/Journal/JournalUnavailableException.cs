namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// An append failed, or nobody can say whether it did, or the database cannot serve a read now. Nothing may be
/// acknowledged; the same command may be sent again with the same idempotency key. It travels between silos.
/// </summary>
public sealed class JournalUnavailableException : Exception
{
    /// <summary>For serializers.</summary>
    public JournalUnavailableException()
    {
    }

    /// <summary>With a reason for the log.</summary>
    public JournalUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason for the log and its cause.</summary>
    public JournalUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
