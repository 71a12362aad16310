namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// The database refused a batch for what is in it, and wrote nothing: at least one of its entries can never be
/// written. Its neighbours can.
/// </summary>
public sealed class EntriesRefusedException : Exception
{
    /// <summary>For serializers.</summary>
    public EntriesRefusedException()
    {
    }

    /// <summary>With a reason for the log.</summary>
    public EntriesRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason for the log and its cause.</summary>
    public EntriesRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
