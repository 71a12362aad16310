namespace VikLearning.AllInOne;

/// <summary>How a made-up student works: most keep up, a few are ahead or behind, one or two far behind.</summary>
/// <param name="Share">How much of what the calendar asks, apart from sessions.</param>
/// <param name="Attendance">How often they are at a session.</param>
/// <param name="DaysAhead">How far ahead of the calendar they work.</param>
/// <param name="Extras">On how many activities they spend more than is required.</param>
/// <param name="Reflections">How many reflections they wrote.</param>
internal sealed record DemoPace(double Share, double Attendance, int DaysAhead, int Extras, int Reflections)
{
    /// <summary>On time, with a small thing left here and there.</summary>
    public static DemoPace Steady { get; } = new(0.97, 0.97, 0, 0, 2);

    /// <summary>Everything done, and more.</summary>
    public static DemoPace Ahead { get; } = new(1.1, 1, 28, 4, 3);

    /// <summary>Clearly behind, with time enough to catch up.</summary>
    public static DemoPace Behind { get; } = new(0.74, 0.85, 0, 0, 1);

    /// <summary>So far behind that a forecast would worry.</summary>
    public static DemoPace FarBehind { get; } = new(0.42, 0.55, 0, 0, 1);

    /// <summary>
    /// The pace of the student with this number, from 0: set and not drawn, so that a small academy has one of each.
    /// </summary>
    public static DemoPace Of(int student)
    {
        var (team, place) = Math.DivRem(student, DemoAcademy.TeamSize);
        return (place, team % 2) switch
        {
            (3, _) => Ahead,
            (5, _) => Behind,
            (6, 0) => FarBehind,
            _ => Steady,
        };
    }
}
