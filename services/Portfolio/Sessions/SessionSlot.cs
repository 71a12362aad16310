using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.Sessions;

/// <summary>When and where a session is.</summary>
/// <param name="Date">The day, Europe/Amsterdam, like the two times.</param>
/// <param name="Place">A room or an address.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.session-slot")]
public sealed record SessionSlot(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] TimeOnly Start,
    [property: Id(2)] TimeOnly End,
    [property: Id(3)] string Place)
{
    /// <summary>Whole minutes between start and end; fewer than none when it ends before it starts.</summary>
    public int Minutes() => (int)(End.ToTimeSpan() - Start.ToTimeSpan()).TotalMinutes;

    /// <summary>The moment it begins.</summary>
    public DateTimeOffset Begins() => AcademyTime.Moment(Date, Start);

    /// <summary>The moment it ends.</summary>
    public DateTimeOffset Ends() => AcademyTime.Moment(Date, End);

    /// <summary>Whether some of it is at the same time as some of another.</summary>
    public bool Overlaps(SessionSlot other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Date == other.Date && Start < other.End && other.Start < End;
    }
}
