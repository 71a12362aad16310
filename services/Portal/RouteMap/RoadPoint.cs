namespace VikLearning.Portal.RouteMap;

/// <summary>A place on the drawing.</summary>
public readonly record struct RoadPoint(double X, double Y);
