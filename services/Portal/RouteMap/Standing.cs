namespace VikLearning.Portal.RouteMap;

/// <summary>One activity over the whole year, in minutes.</summary>
/// <param name="Stop">The activity with all that it asks and credits.</param>
/// <param name="ClaimedMinutes">All that was logged.</param>
/// <param name="SurplusMinutes">What was logged above the required.</param>
/// <param name="Quarter">The number of its quarter, 0 when it runs through the year.</param>
/// <param name="Kind">What kind of activity it is, as the route map says: <c>reflectionSession</c>.</param>
public sealed record Standing(Stop Stop, int ClaimedMinutes, int SurplusMinutes, int Quarter, string Kind);
