using System.Collections.Immutable;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Sessions;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portfolio.Reminders;

/// <summary>
/// Which matters follow from what is known: made anew from the whole at every change, so that a session that moves
/// takes its reminders along and hearing of it twice changes nothing.
/// </summary>
internal static class ReminderPlan
{
    private const string Reflection = "reflectionSession";
    private const string HandIn = "handIn";

    /// <summary>Those of a team's sessions.</summary>
    public static ImmutableArray<ReminderMatter> Of(string teamRef, TeamCalendar calendar, RemindingOptions options)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            .. calendar.Sessions.Where(session => !session.IsCancelled).SelectMany(session =>
                OfSession(teamRef, session, calendar.Frame?.Find(session.ActivityId)?.Kind, options)),
        ];
    }

    /// <summary>That of a feedback round, a day after it was opened at the soonest; none once it is closed.</summary>
    public static ImmutableArray<ReminderMatter> Of(
        FeedbackRoundId id, FeedbackRoundView? round, DateTimeOffset openedAt, RemindingOptions options)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(options);
        if (round is null or { IsClosed: true })
        {
            return [];
        }

        var matter = Day(ReminderKind.FeedbackDue, $"{id}", id.CohortId, id.TeamId, round.ClosesOn, options);
        var soonest = openedAt.AddDays(1);
        return [matter with { First = matter.First > soonest ? matter.First : soonest }];
    }

    /// <summary>That of a cohort's hand-in.</summary>
    public static ImmutableArray<ReminderMatter> Of(string cohortId, SessionFrame frame, RemindingOptions options)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            .. frame.Periods.Where(period => period.Kind == HandIn).Select(period =>
                Day(ReminderKind.HandInNear, cohortId, cohortId, "", period.Until, options)),
        ];
    }

    private static IEnumerable<ReminderMatter> OfSession(
        string teamRef, TeamSession session, string? kind, RemindingOptions options)
    {
        var id = SessionId.Parse($"{teamRef}.{session.ActivityId}")
            ?? throw new ArgumentException("A team has another name.", nameof(teamRef));
        var (begins, ends) = (session.Slot.Begins(), session.Slot.Ends());
        yield return Matter(ReminderKind.SessionSoon, begins - options.SessionSoon.Lead, begins);
        yield return After(ReminderKind.HoursDue);
        yield return After(ReminderKind.AttendanceDue);
        if (kind == Reflection)
        {
            yield return After(ReminderKind.ReflectionDue);
        }

        ReminderMatter After(ReminderKind of) => Matter(of, ends + options[of].Lead, ends + options[of].Lasts);

        ReminderMatter Matter(ReminderKind of, DateTimeOffset first, DateTimeOffset until) =>
            new(of, $"{id}", id.CohortId, id.TeamId, first, until);
    }

    // Until the day is over; the first one in the morning.
    private static ReminderMatter Day(
        ReminderKind kind, string matterId, string cohortId, string teamId, DateOnly last, RemindingOptions options) =>
        new(
            kind, matterId, cohortId, teamId,
            AcademyTime.Moment(last, options.Morning) - options[kind].Lead,
            AcademyTime.Moment(last.AddDays(1), TimeOnly.MinValue));
}
