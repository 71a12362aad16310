using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>Follows Roster: cohorts, who is in them, and who may watch them.</summary>
[Alias("insight.roster-follower")]
internal interface IRosterFollowerGrain : IFollowerGrain;
