using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Portfolio.RouteMaps;

/// <summary>Follows Roster: who was enrolled where, and so which plan a student is pinned to.</summary>
[Alias("portfolio.roster-follower")]
internal interface IRosterFollowerGrain : IFollowerGrain;
