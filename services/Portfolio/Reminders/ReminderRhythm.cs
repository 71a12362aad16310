namespace VikLearning.Portfolio.Reminders;

/// <summary>When and how often somebody is reminded of one kind of matter. Data: the academy may want it otherwise.
/// </summary>
internal sealed class ReminderRhythm
{
    /// <summary>The most reminders of one matter, whatever is configured: more would be nagging.</summary>
    public const int MostEver = 3;

    /// <summary>How long before what is coming, or after what has been, the first one is due.</summary>
    public TimeSpan Lead { get; set; }

    /// <summary>The time from one to the next; an hour at least.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many there are at most; none switches the kind off.</summary>
    public int Most { get; set; } = MostEver;

    /// <summary>How long after what has been it is still worth a reminder.</summary>
    public TimeSpan Lasts { get; set; }

    /// <summary>How many there are, as it holds.</summary>
    public int Times => Math.Clamp(Most, 0, MostEver);

    /// <summary>The time between two, as it holds.</summary>
    public TimeSpan Pause => Every > s_shortest ? Every : s_shortest;

    private static readonly TimeSpan s_shortest = TimeSpan.FromHours(1);
}
