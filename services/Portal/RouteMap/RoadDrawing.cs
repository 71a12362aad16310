namespace VikLearning.Portal.RouteMap;

/// <summary>The road, laid out: what a page draws without a thought.</summary>
/// <param name="Kind">"wide" or "tall": which screens it is for.</param>
/// <param name="Width">The drawing's width.</param>
/// <param name="Height">The drawing's height.</param>
/// <param name="Stretches">The quarters in order.</param>
/// <param name="Today">Where today is.</param>
/// <param name="TodaySign">Where the sign at it goes.</param>
/// <param name="Flag">Where the exam's flag stands.</param>
/// <param name="FlagText">Where its words go.</param>
public sealed record RoadDrawing(
    string Kind,
    int Width,
    int Height,
    IReadOnlyList<RoadStretch> Stretches,
    RoadPoint Today,
    RoadPoint TodaySign,
    RoadPoint Flag,
    RoadLabel FlagText);
