using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Follows Roster: cohorts with a hand-in, and who is away.</summary>
[Alias("portfolio.reminder-roster-follower")]
internal interface IReminderRosterFollowerGrain : IFollowerGrain;
