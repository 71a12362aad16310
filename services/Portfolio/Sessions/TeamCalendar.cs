using System.Collections.Immutable;
using VikLearning.Portfolio.Hours;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Sessions;

/// <summary>
/// The sessions of one learning team: what is planned, moved and cancelled. Who was there is for
/// <see cref="Attendance"/> to decide.
/// </summary>
/// <param name="Frame">What the cohort's plan said when a session was last planned; null before the first.</param>
/// <param name="Sessions">In the order in which they were first planned, cancelled ones included.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.team-calendar-view")]
public sealed record TeamCalendar(
    [property: Id(0)] SessionFrame? Frame, [property: Id(1)] ImmutableArray<TeamSession> Sessions)
{
    /// <summary>The most changes of when and where a session may have.</summary>
    public const int MostVersions = 100;

    /// <summary>Nothing planned yet.</summary>
    public static TeamCalendar Empty { get; } = new(null, []);

    /// <summary>The session of an activity; null when it was never planned.</summary>
    public TeamSession? Find(string activityId) =>
        Sessions.FirstOrDefault(session => session.ActivityId == activityId);

    /// <summary>May the session be there and then, and what follows.</summary>
    public static Decision Decide(TeamCalendar calendar, PlanSession command)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(command);
        var session = calendar.Find(command.ActivityId);
        if ((session?.Version ?? 0) != command.SeenVersion)
        {
            return Decision.Refuse(Refusal.Stale("session-changed", "seenVersion"));
        }

        if (FaultsOf(calendar, session, command) is { Length: > 0 } faults)
        {
            return Decision.Refuse(faults);
        }

        object planned = session is null or { IsCancelled: true }
            ? new SessionPlanned(command.ActivityId, command.Slot, command.At)
            : new SessionMoved(command.ActivityId, command.Slot, command.At);
        var answer = new SessionAccepted(command.SeenVersion + 1);
        return command.Frame.Says(calendar.Frame)
            ? Decision.Accept(answer, planned)
            : Decision.Accept(answer, new CalendarFramed(command.Frame), planned);
    }

    /// <summary>May the session be cancelled, and what follows.</summary>
    public static Decision Decide(TeamCalendar calendar, CancelSession command)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(command);
        return calendar.Find(command.ActivityId) switch
        {
            null => Decision.Refuse(Refusal.NotFound("sessionId")),
            var it when it.Version != command.SeenVersion =>
                Decision.Refuse(Refusal.Stale("session-changed", "seenVersion")),
            { IsCancelled: true } => Decision.Refuse(Refusal.Rule("session-cancelled", "sessionId")),
            { Records.Length: > 0 } => Decision.Refuse(Refusal.Rule("session-attended", "sessionId")),
            _ => Decision.Accept(
                new SessionAccepted(command.SeenVersion + 1), new SessionCancelled(command.ActivityId, command.At)),
        };
    }

    /// <summary>What is true after an event.</summary>
    public static TeamCalendar Evolve(TeamCalendar calendar, object happened)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return happened switch
        {
            CalendarFramed it => calendar with { Frame = it.Frame },
            SessionPlanned it => calendar.Find(it.ActivityId) is { } earlier
                ? calendar.With(earlier with { Version = earlier.Version + 1, Slot = it.Slot, IsCancelled = false })
                : calendar with { Sessions = calendar.Sessions.Add(new(it.ActivityId, 1, it.Slot, false, [])) },
            SessionMoved it => calendar.Find(it.ActivityId) is { } moved
                ? calendar.With(moved with { Version = moved.Version + 1, Slot = it.Slot }) : calendar,
            SessionCancelled it => calendar.Find(it.ActivityId) is { } gone
                ? calendar.With(gone with { Version = gone.Version + 1, IsCancelled = true }) : calendar,
            _ => Attendance.Evolve(calendar, happened),
        };
    }

    /// <summary>The same with another state of one session.</summary>
    internal TeamCalendar With(TeamSession session) => this with
    {
        Sessions = Sessions.SetItem(Sessions.IndexOf(Find(session.ActivityId)!), session),
    };

    private static Refusal[] FaultsOf(TeamCalendar calendar, TeamSession? session, PlanSession command)
    {
        var (slot, frame) = (command.Slot, command.Frame);
        Refusal?[] faults =
        [
            frame.Find(command.ActivityId) is null ? Refusal.Rule("session-not-of-plan", "sessionId") : null,
            session is { Records.Length: > 0 } ? Refusal.Rule("session-attended", "sessionId") : null,
            command.SeenVersion >= MostVersions
                ? Refusal.Rule("session-changed-too-often", "sessionId", $"{MostVersions}") : null,
            slot.Date < frame.FirstDay || slot.Date > frame.LastDay
                ? Refusal.Rule(
                    "session-outside-cohort", "date", $"{frame.FirstDay:yyyy-MM-dd}", $"{frame.LastDay:yyyy-MM-dd}")
                : null,
            slot.Minutes() is < HoursLog.LeastMinutes or > HoursLog.MostMinutes
                ? Refusal.Rule("session-length-out-of-range", "endTime", $"{HoursLog.LeastMinutes}") : null,
            calendar.Sessions.Any(other => other.ActivityId != command.ActivityId && !other.IsCancelled
                && other.Slot.Overlaps(slot))
                ? Refusal.Rule("session-overlaps", "startTime") : null,
        ];
        return [.. faults.OfType<Refusal>()];
    }
}

/// <summary>Have a session there and then: a new one, one that moves, or one that was cancelled.</summary>
/// <param name="SeenVersion">The version that the teacher saw; 0 when there was none.</param>
/// <param name="Frame">What the cohort's plan says.</param>
public sealed record PlanSession(
    string ActivityId, int SeenVersion, SessionSlot Slot, SessionFrame Frame, DateTimeOffset At);

/// <summary>Have no session of this activity.</summary>
public sealed record CancelSession(string ActivityId, int SeenVersion, DateTimeOffset At);

/// <summary>The cohort's plan says this of sessions.</summary>
public sealed record CalendarFramed(SessionFrame Frame);

/// <summary>A session was planned.</summary>
public sealed record SessionPlanned(string ActivityId, SessionSlot Slot, DateTimeOffset At);

/// <summary>A session is at another time or place.</summary>
public sealed record SessionMoved(string ActivityId, SessionSlot Slot, DateTimeOffset At);

/// <summary>A session is not held.</summary>
public sealed record SessionCancelled(string ActivityId, DateTimeOffset At);

/// <summary>The answer to a change of a session: its version after it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.session-accepted")]
public sealed record SessionAccepted([property: Id(0)] int Version);
