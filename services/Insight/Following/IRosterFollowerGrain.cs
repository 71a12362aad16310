using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>Follows Roster: cohorts and who is in them.</summary>
[Alias("insight.roster-follower")]
internal interface IRosterFollowerGrain : IFollowerGrain;
