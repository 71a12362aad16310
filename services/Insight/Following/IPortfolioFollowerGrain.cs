using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Insight.Following;

/// <summary>Follows Portfolio: where students' hours stand.</summary>
[Alias("insight.portfolio-follower")]
internal interface IPortfolioFollowerGrain : IFollowerGrain;
