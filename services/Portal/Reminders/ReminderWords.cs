using VikLearning.Portal.Language;
using VikLearning.Portal.Sessions;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.Portal.Reminders;

/// <summary>Reminders in plain words, and where to do what they are about.</summary>
internal static class ReminderWords
{
    /// <summary>What it says.</summary>
    public static string Of(Reminder reminder)
    {
        var at = reminder.At.ToDateTimeOffset();
        var session = SessionWords.NameOf(reminder.SessionKind, reminder.Number);
        return reminder.Kind switch
        {
            "session-soon" => Phrase.With(
                Texts.ReminderSession, session, Phrase.WeekDay(AcademyTime.DateOf(at)), Phrase.Time(at)),
            "reflection-due" => Phrase.With(Texts.ReminderReflection, session, Phrase.Day(AcademyTime.DateOf(at))),
            "hours-due" => Phrase.With(Texts.ReminderHours, session, Phrase.Day(AcademyTime.DateOf(at))),
            "feedback-due" => Phrase.With(Texts.ReminderFeedback, reminder.Number, LastDayOf(at)),
            "hand-in-near" => Phrase.With(Texts.ReminderHandIn, LastDayOf(at)),
            _ => Phrase.With(Texts.ReminderAttendance, session, Phrase.Day(AcademyTime.DateOf(at))),
        };
    }

    /// <summary>Where to do it.</summary>
    public static string PlaceOf(Reminder reminder) => reminder.Kind switch
    {
        "reflection-due" => $"/reflecties/nieuw?halte={Uri.EscapeDataString(reminder.MatterId.Split('.')[^1])}",
        "hours-due" => "/mijn-route",
        "feedback-due" => "/feedback",
        "hand-in-near" => "/mijn-route",
        "attendance-due" => $"/leerteams/{Uri.EscapeDataString(reminder.MatterId)}/sessie",
        _ => "/sessies",
    };

    // It is over when the day after begins.
    private static string LastDayOf(DateTimeOffset over) => Phrase.Day(AcademyTime.DateOf(over.AddMinutes(-1)));
}
