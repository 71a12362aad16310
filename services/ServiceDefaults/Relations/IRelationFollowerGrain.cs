using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.ServiceDefaults.Relations;

/// <summary>
/// Follows Roster for a service's relations only; its key is the service's name. Apart from the service's other
/// follower, so that a right's end never waits for a plan or a busy student.
/// </summary>
[Alias("relations.follower")]
internal interface IRelationFollowerGrain : IFollowerGrain;
