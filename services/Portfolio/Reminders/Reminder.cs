namespace VikLearning.Portfolio.Reminders;

/// <summary>One matter that one person is reminded of. No names and no texts: ids, moments and a count.</summary>
/// <param name="Due">When it is told next.</param>
/// <param name="Until">When the matter is over.</param>
/// <param name="Told">How often it was told. It never falls, wherever the matter moves to.</param>
internal sealed record Reminder(
    Guid Id,
    string PersonId,
    ReminderKind Kind,
    string MatterId,
    DateTimeOffset Due,
    DateTimeOffset Until,
    int Told,
    ReminderStage Stage)
{
    /// <summary>
    /// What becomes of it now. Of all that was due while nobody swept it is told once: the next one is due a pause
    /// after this one, and not after the one before.
    /// </summary>
    /// <param name="now">The moment.</param>
    /// <param name="isNeeded">Whether the person still has to do what it is about, and is there to do it.</param>
    /// <param name="isAway">Whether the person is away today: then it waits.</param>
    /// <param name="rhythm">That of its kind.</param>
    public Reminder Next(DateTimeOffset now, bool isNeeded, bool isAway, ReminderRhythm rhythm)
    {
        ArgumentNullException.ThrowIfNull(rhythm);
        return this switch
        {
            { Stage: not ReminderStage.Open } => this,
            _ when now >= Until => this with { Stage = ReminderStage.Expired },
            _ when now < Due => this,
            _ when !isNeeded => this with { Stage = ReminderStage.Done },
            _ when Told >= rhythm.Times => this with { Due = Until },
            _ when isAway => this with { Due = Earlier(now + s_away, Until) },
            _ when Told + 1 >= rhythm.Times => this with { Told = Told + 1, Due = Until },
            _ => this with { Told = Told + 1, Due = Earlier(now + rhythm.Pause, Until) },
        };
    }

    private static readonly TimeSpan s_away = TimeSpan.FromDays(1);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
