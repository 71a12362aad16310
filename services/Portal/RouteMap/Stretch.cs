namespace VikLearning.Portal.RouteMap;

/// <summary>One quarter of the road, with its stops in the route map's order.</summary>
/// <param name="Quarter">The quarter's id in the route map.</param>
/// <param name="Number">1 for the first.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day.</param>
/// <param name="RequiredMinutes">What it asks in all.</param>
/// <param name="CreditedMinutes">What is credited.</param>
/// <param name="PlannedMinutes">What the calendar asks up to today.</param>
/// <param name="Stops">Its activities.</param>
public sealed record Stretch(
    string Quarter,
    int Number,
    DateOnly Start,
    DateOnly End,
    int RequiredMinutes,
    int CreditedMinutes,
    int PlannedMinutes,
    IReadOnlyList<Stop> Stops)
{
    /// <summary>The share that is credited, 0 to 1.</summary>
    public double Share => RequiredMinutes == 0 ? 0 : Math.Min(1, (double)CreditedMinutes / RequiredMinutes);

    /// <summary>The share of its days that have begun, 0 to 1.</summary>
    public double Passed(DateOnly today) => Math.Clamp(
        (today.DayNumber - Start.DayNumber + 0.5) / (End.DayNumber - Start.DayNumber + 1), 0, 1);
}
