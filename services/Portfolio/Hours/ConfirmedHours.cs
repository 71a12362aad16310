using VikLearning.Portfolio.RouteMaps;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Hours;

/// <summary>
/// Minutes that attendance at a session confirms: they count instead of what the student claimed for its activity.
/// </summary>
public static class ConfirmedHours
{
    /// <summary>
    /// The teacher's word is taken; one that a newer one has replaced, or that is heard again, changes nothing. Who has
    /// no plan yet is credited with the first change after it.
    /// </summary>
    public static Decision Decide(HoursLog log, PinnedPlan? plan, ConfirmHours command)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(command);
        var session = command.Session;
        if (log.FindConfirmed(session.SessionId)?.Number >= session.Number)
        {
            return Decision.Accept(new HoursConfirmedAnswer());
        }

        var happened = new HoursConfirmed(session, command.At);
        return plan is null
            ? Decision.Accept(new HoursConfirmedAnswer(), happened)
            : Decision.Accept(
                new HoursConfirmedAnswer(),
                [
                    happened,
                    .. HoursLog.Progressed(
                        log, plan, [session.ActivityId], Evolve(log, happened).CountedByActivity).Told,
                ]);
    }

    /// <summary>What is true after minutes were confirmed: from the first time on no claim for the activity counts.
    /// </summary>
    internal static HoursLog Evolve(HoursLog log, HoursConfirmed happened)
    {
        var session = happened.Session;
        if (!log.IsConfirmed(session.ActivityId))
        {
            log = log.Entries.Where(entry => entry.Claim.ActivityId == session.ActivityId && entry.Counts)
                .Aggregate(log, (left, entry) => HoursLog.Count(left, entry.Claim, -1));
        }

        if (log.FindConfirmed(session.SessionId) is { } earlier)
        {
            log = Count(log, earlier, -1) with { Confirmed = log.Confirmed.Remove(earlier) };
        }

        return Count(log, session, +1) with { Confirmed = log.Confirmed.Add(session) };
    }

    private static HoursLog Count(HoursLog log, ConfirmedSession session, int sign) => log with
    {
        CountedByActivity = log.CountedByActivity.Plus(session.ActivityId, sign * session.Minutes),
        CountedByDate = log.CountedByDate.Plus(session.Date, sign * session.Minutes),
    };
}

/// <summary>What attendance says of a student at one session.</summary>
/// <param name="SessionId">Cohort, team and activity.</param>
/// <param name="Minutes">0 for who was absent.</param>
/// <param name="Number">A higher one replaces a lower one.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.confirmed-session")]
public sealed record ConfirmedSession(
    [property: Id(0)] string SessionId,
    [property: Id(1)] string ActivityId,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] int Minutes,
    [property: Id(4)] int Number);

/// <summary>Take over what a teacher recorded.</summary>
public sealed record ConfirmHours(ConfirmedSession Session, DateTimeOffset At);

/// <summary>Minutes were confirmed by attendance.</summary>
public sealed record HoursConfirmed(ConfirmedSession Session, DateTimeOffset At);

/// <summary>The answer to <see cref="ConfirmHours"/>.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.hours-confirmed-answer")]
public sealed record HoursConfirmedAnswer;
