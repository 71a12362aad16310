using VikLearning.ServiceDefaults.Feed;

namespace VikLearning.Portfolio.Reminders;

/// <summary>Follows Portfolio itself: sessions and rounds of feedback.</summary>
[Alias("portfolio.reminder-follower")]
internal interface IReminderFollowerGrain : IFollowerGrain;
