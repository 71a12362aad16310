namespace VikLearning.ServiceDefaults.Calendars;

/// <summary>
/// Whether someone keeps up with the plan: credited minutes are at least a share of the planned ones.
/// </summary>
public static class OnTrack
{
    /// <summary>The share of the plan that still counts as on track, in percent.</summary>
    public const int SharePercent = 90;

    /// <summary>Whether the credited minutes are enough.</summary>
    public static bool Is(int creditedMinutes, int plannedMinutes) =>
        100L * creditedMinutes >= (long)SharePercent * plannedMinutes;
}
