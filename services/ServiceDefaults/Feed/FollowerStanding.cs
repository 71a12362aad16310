namespace VikLearning.ServiceDefaults.Feed;

/// <summary>How far a follower is.</summary>
/// <param name="Epoch">The source journal's epoch; empty before the first word from it.</param>
/// <param name="Position">The last position whose facts all have been applied.</param>
/// <param name="HeardAt">When the source was last heard, UTC; null if never in this activation.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.follower-standing")]
public sealed record FollowerStanding(
    [property: Id(0)] string Epoch, [property: Id(1)] long Position, [property: Id(2)] DateTimeOffset? HeardAt);
