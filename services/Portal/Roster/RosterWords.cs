using VikLearning.Portal.Language;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Roster;

/// <summary>Students of the roster in the reader's words.</summary>
internal static class RosterWords
{
    /// <summary>The name, or of who was erased the id.</summary>
    public static string NameOf(RosterStudent student) => student.Name.Length > 0 ? student.Name : student.StudentId;

    /// <summary>In the cohort, away today, or gone since when.</summary>
    public static string StandingOf(RosterStudent student, DateOnly today) =>
        student.LeftOn.Length > 0
            ? Phrase.With(Texts.RosterLeftOn, Phrase.ShortDate(Phrase.Date(student.LeftOn)))
            : student.Absences.FirstOrDefault(days => IsOn(days, today)) is { } away
                ? Phrase.With(Texts.RosterAwayUntil, Phrase.ShortDate(Phrase.Date(away.UntilDate)))
            : Texts.RosterPresent;

    private static bool IsOn(Absence days, DateOnly today) =>
        Phrase.Date(days.FromDate) <= today && today <= Phrase.Date(days.UntilDate);
}
