namespace VikLearning.Portal.RouteMap;

/// <summary>A quarter on the drawing.</summary>
/// <param name="Stretch">The quarter.</param>
/// <param name="Line">Its piece of road.</param>
/// <param name="Sign">Where its sign stands.</param>
/// <param name="Stops">Its stops.</param>
public sealed record RoadStretch(Stretch Stretch, RoadLine Line, RoadLabel Sign, IReadOnlyList<RoadStop> Stops);
