using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Portfolio.Sessions;

/// <summary>
/// Follows Portfolio's own feed for attendance that was recorded: what a crash kept from a student is told after the
/// restart.
/// </summary>
[Alias("portfolio.attendance-follower")]
internal interface IAttendanceFollowerGrain : IFollowerGrain;
