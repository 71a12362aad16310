using VikLearning.Portal.Language;

namespace VikLearning.Portal.Roster;

/// <summary>The changes of a student in addresses and in the reader's words.</summary>
internal static class StudentChanges
{
    private static readonly (string Address, StudentChange Change)[] s_all =
    [
        ("verplaatsen", StudentChange.Move), ("afwezigheid", StudentChange.Absence), ("vertrek", StudentChange.Leave),
        ("terugkeer", StudentChange.Return), ("praktijkcoach", StudentChange.Coach),
        ("praktijkcoach-intrekken", StudentChange.CoachEnd), ("naam", StudentChange.Name),
    ];

    /// <summary>The change of an address; null when there is none.</summary>
    public static StudentChange? Of(string address) =>
        s_all.Where(one => one.Address == address).Select(one => (StudentChange?)one.Change).FirstOrDefault();

    /// <summary>The changes of a student who is in the cohort, or who left; with a practice coach or without.</summary>
    public static IEnumerable<(string Address, StudentChange Change)> For(bool hasLeft, bool hasCoach) =>
        s_all.Where(one => one.Change switch
        {
            StudentChange.Name => true,
            StudentChange.Return => hasLeft,
            StudentChange.CoachEnd => hasCoach,
            _ => !hasLeft,
        });

    /// <summary>What it is called.</summary>
    public static string TitleOf(StudentChange change) => change switch
    {
        StudentChange.Move => Texts.RosterMove,
        StudentChange.Absence => Texts.RosterAbsence,
        StudentChange.Leave => Texts.RosterLeave,
        StudentChange.Return => Texts.RosterReturn,
        StudentChange.Coach => Texts.RosterCoach,
        StudentChange.CoachEnd => Texts.RosterCoachEnd,
        _ => Texts.RosterRename,
    };

    /// <summary>What follows of it.</summary>
    public static string IntroOf(StudentChange change) => change switch
    {
        StudentChange.Move => Texts.RosterMoveIntro,
        StudentChange.Absence => Texts.RosterAbsenceIntro,
        StudentChange.Leave => Texts.RosterLeaveIntro,
        StudentChange.Return => Texts.RosterReturnIntro,
        StudentChange.Coach => Texts.RosterCoachIntro,
        StudentChange.CoachEnd => Texts.RosterCoachEndIntro,
        _ => Texts.RosterRenameIntro,
    };
}
