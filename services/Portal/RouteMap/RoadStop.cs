namespace VikLearning.Portal.RouteMap;

/// <summary>A stop on the drawing.</summary>
/// <param name="Stop">The activity.</param>
/// <param name="At">Where it is on the road.</param>
/// <param name="Label">Its words.</param>
public sealed record RoadStop(Stop Stop, RoadPoint At, RoadLabel Label);
