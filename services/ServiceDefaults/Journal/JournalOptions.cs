namespace VikLearning.ServiceDefaults.Journal;

/// <summary>The configuration section <c>Journal</c>: the bounds of a journal. Sizes are in bytes of UTF-8.</summary>
public sealed class JournalOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Journal";

    /// <summary>How many loops write at once, a stream by one at a time. A loop prepares and completes its batch while
    /// another's is being written; an embedded database has one connection to write with.</summary>
    public int Writers { get; set; } = 1;

    /// <summary>How many there are on PostgreSQL when nothing is configured.</summary>
    public const int WritersOnServer = 2;

    /// <summary>So many entries go to the database while another batch is being written; fewer wait for its end, so
    /// that the next batch is larger.</summary>
    public int EntriesBeside { get; set; } = 64;

    /// <summary>The most entries that share one statement.</summary>
    public int BatchEntries { get; set; } = 512;

    /// <summary>A batch takes no further entry once it holds this much.</summary>
    public int BatchBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The most entries that wait; beyond it an append fails at once.</summary>
    public int WaitingEntries { get; set; } = 16_384;

    /// <summary>The most bytes that wait in all; beyond it an append fails at once.</summary>
    public long WaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The largest <see cref="NewEntry.Events"/>.</summary>
    public int EventsBytes { get; set; } = 256 * 1024;

    /// <summary>The largest <see cref="NewEntry.Answer"/>.</summary>
    public int AnswerBytes { get; set; } = 256 * 1024;

    /// <summary>The largest encrypted text.</summary>
    public int TextBytes { get; set; } = 256 * 1024;

    /// <summary>The most texts of one entry.</summary>
    public int Texts { get; set; } = 256;

    /// <summary>How long a failed batch is looked up again before its callers are told that nobody knows.</summary>
    public TimeSpan ResolveWithin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the head is read while somebody waits for other processes' appends.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMilliseconds(250);
}
