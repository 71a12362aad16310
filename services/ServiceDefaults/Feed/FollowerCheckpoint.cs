namespace VikLearning.ServiceDefaults.Feed;

/// <summary>How far a follower was when it last wrote it down. What was applied after it is applied again.</summary>
public sealed class FollowerCheckpoint
{
    /// <summary>The source journal's epoch; empty before the first word from it.</summary>
    public string Epoch { get; set; } = "";

    /// <summary>The last position whose facts all had been applied.</summary>
    public long Position { get; set; }
}
