using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.ServiceDefaults.Erasures;

/// <summary>
/// Follows Roster for erasures only; its key is the service's name. Its checkpoint moves when the part of the service
/// is carried out, so a part that failed is carried out again.
/// </summary>
[Alias("erasures.follower")]
internal interface IErasureFollowerGrain : IFollowerGrain;
