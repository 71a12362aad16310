namespace VikLearning.ServiceDefaults.Calendars;

/// <summary>What a calendar asks of a student up to and including a day.</summary>
public static class PlannedMinutes
{
    /// <summary>
    /// The planned minutes of one quarter: linear over its days, both ends included, so that its last day asks all of
    /// it and each day the same share. Rounded to whole minutes, half up.
    /// </summary>
    /// <param name="cohortStart">The cohort's first day.</param>
    /// <param name="startDay">The quarter's first day, counted from the cohort's start.</param>
    /// <param name="endDay">The quarter's last day, included.</param>
    /// <param name="requiredMinutes">What the route map asks in the quarter.</param>
    /// <param name="today">The day, Europe/Amsterdam.</param>
    public static int Of(DateOnly cohortStart, int startDay, int endDay, int requiredMinutes, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(endDay, startDay);
        long length = endDay - startDay + 1;
        var elapsed = Math.Clamp(today.DayNumber - cohortStart.DayNumber - startDay + 1, 0, length);
        return (int)(((2 * requiredMinutes * elapsed) + length) / (2 * length));
    }
}
