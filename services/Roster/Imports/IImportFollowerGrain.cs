using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Roster.Imports;

/// <summary>
/// Follows Roster's own feed for imports that were decided: one that a crash interrupted goes on after the restart.
/// </summary>
[Alias("roster.import-follower")]
internal interface IImportFollowerGrain : IFollowerGrain;
