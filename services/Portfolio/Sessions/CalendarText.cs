using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace VikLearning.Portfolio.Sessions;

/// <summary>Calendars as a calendar program reads them (iCalendar, RFC 5545), in the caller's language.</summary>
internal sealed class CalendarText(TimeProvider time)
{
    private const string Product = "-//VikLearning//Sessions//NL";
    private const int NameCharacters = 32;

    /// <summary>The calendars of these teams in one; where there are more, a session bears its team's id.</summary>
    public string Of(IReadOnlyList<(string TeamRef, TeamCalendar Calendar)> teams)
    {
        var calendar = new Calendar { ProductId = Product };
        foreach (var (teamRef, one) in teams)
        {
            foreach (var session in one.Sessions)
            {
                var name = NameOf(session, one.Frame?.Find(session.ActivityId));
                calendar.Events.Add(EventOf(
                    teamRef, session, teams.Count > 1 ? $"{name} ({teamRef.Split('.')[^1]})" : name));
            }
        }

        foreach (var (cohort, frame) in teams.Where(team => team.Calendar.Frame is not null)
            .Select(team => (Cohort: team.TeamRef.Split('.')[0], Frame: team.Calendar.Frame!))
            .DistinctBy(team => team.Cohort))
        {
            calendar.Events.AddRange(frame.Periods.Select(period => EventOf(cohort, period)));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private CalendarEvent EventOf(string teamRef, TeamSession session, string name) => new()
    {
        Uid = UidOf($"{teamRef}.{session.ActivityId}"),
        Summary = name,
        Location = session.Slot.Place,
        Start = Moment(session.Slot.Begins()),
        End = Moment(session.Slot.Ends()),
        Status = session.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        Sequence = session.Version,
        DtStamp = Moment(time.GetUtcNow()),
    };

    // Of a quarter its last day, the others from their first to their last.
    private CalendarEvent EventOf(string cohort, CohortPeriod period) => new()
    {
        Uid = UidOf($"{cohort}/{period.Kind}/{period.Quarter}"),
        Summary = string.Format(CultureInfo.CurrentCulture, Word($"calendar-{KebabOf(period.Kind)}"), period.Quarter),
        Start = new CalDateTime(period.Kind == "quarter" ? period.Until : period.From),
        End = new CalDateTime(period.Until.AddDays(1)),
        Transparency = TransparencyType.Transparent,
        DtStamp = Moment(time.GetUtcNow()),
    };

    private static string NameOf(TeamSession session, SessionSubject? subject) => subject is null
        ? session.ActivityId
        : string.Format(CultureInfo.CurrentCulture, Word($"calendar-{KebabOf(subject.Kind)}"), subject.Number);

    private static string Word(string key) =>
        PortfolioModule.Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    private static string KebabOf(string kind) => string.Concat(kind.Select(letter =>
        char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static CalDateTime Moment(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);

    // The same for the same session whenever it is asked, and nothing that says which it is.
    private static string UidOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..NameCharacters] + "@viklearning";
}
