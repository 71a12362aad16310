namespace VikLearning.ServiceDefaults.Journal;

/// <summary>What became of an append.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>The entry is on disk at this position.</summary>
    public sealed record Appended(long Position) : AppendOutcome;

    /// <summary>The stream already has an entry of this command; nothing was written.</summary>
    public sealed record Repeated(JournalEntry First) : AppendOutcome;

    /// <summary>
    /// The sequence number is not the stream's next one: another activation was faster. Nothing was written.
    /// </summary>
    public sealed record Conflict : AppendOutcome;
}
