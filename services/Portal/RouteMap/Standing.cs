namespace VikLearning.Portal.RouteMap;

/// <summary>One activity over the whole year, in minutes.</summary>
/// <param name="Stop">The activity with all that it asks and credits.</param>
/// <param name="ClaimedMinutes">All that was logged.</param>
/// <param name="SurplusMinutes">What was logged above the required.</param>
/// <param name="Quarter">The number of its quarter, 0 when it runs through the year.</param>
public sealed record Standing(Stop Stop, int ClaimedMinutes, int SurplusMinutes, int Quarter);
