namespace VikLearning.Portal.RouteMap;

/// <summary>How far a stop is.</summary>
public enum StopState
{
    /// <summary>Nothing is credited yet.</summary>
    Open,

    /// <summary>Some of the hours are credited.</summary>
    UnderWay,

    /// <summary>All of the hours are credited; of one without hours, it is done in another way.</summary>
    Done,

    /// <summary>It asks for no hours, so nothing can be logged on it.</summary>
    WithoutHours,
}
