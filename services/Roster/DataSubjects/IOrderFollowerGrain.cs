using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Roster.DataSubjects;

/// <summary>
/// Follows Roster's own feed for erasures that were ordered: an order whose certificate a crash kept from being issued
/// gets it after the restart.
/// </summary>
[Alias("roster.order-follower")]
internal interface IOrderFollowerGrain : IFollowerGrain;
