namespace VikLearning.ServiceDefaults.Feed;

/// <summary>
/// One grain a source and a following service: it reads the source's feed for as long as the suite runs.
/// </summary>
public interface IFollowerGrain : IGrainWithStringKey
{
    /// <summary>Starts following unless it does already. Called again and again by every process.</summary>
    [Alias("EnsureFollowing")]
    Task EnsureFollowing();

    /// <summary>
    /// The last position whose facts all have been applied, and since when the source was last heard.
    /// </summary>
    [Alias("GetStanding")]
    Task<FollowerStanding> GetStanding();
}
