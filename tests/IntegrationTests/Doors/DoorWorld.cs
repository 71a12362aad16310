using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// A small academy in which every case has somebody. All that is private in it carries a mark that says what it is
/// and whose, so that it is known again wherever it should not be.
/// </summary>
internal static class DoorWorld
{
    /// <summary>What no answer may hold unless its row says so begins with this.</summary>
    public const string MarkStart = "MARK-";

    private const int RunningDays = 40;
    private const int EndedDays = 700;

    /// <summary>The cohorts: two of one location, one of another, one that ended.</summary>
    public static IReadOnlyList<string> Cohorts { get; } = ["noord-0", "noord-1", "noord-2", "zuid-1"];

    /// <summary>Cohort, team and location by case.</summary>
    public static IReadOnlyDictionary<Case, (string Cohort, string Team, string Location)> Places { get; } =
        new Dictionary<Case, (string, string, string)>
        {
            [Case.Own] = ("noord-1", "team-a", "noord"),
            [Case.SameTeam] = ("noord-1", "team-a", "noord"),
            [Case.OtherTeam] = ("noord-2", "team-c", "noord"),
            [Case.OtherLocation] = ("zuid-1", "team-z", "zuid"),
            [Case.Archived] = ("noord-0", "team-o", "noord"),
            [Case.NotThere] = ("nowhere", "team-x", "nergens"),
        };

    /// <summary>Who was erased before anybody knocks.</summary>
    public const string Erased = "gone";

    /// <summary>The students, their cohort and their team.</summary>
    public static IReadOnlyList<(string Id, string Cohort, string Team)> Students { get; } =
    [
        ("student", "noord-1", "team-a"), ("mate", "noord-1", "team-a"), ("stranger", "noord-1", "team-b"),
        ("far", "zuid-1", "team-z"), ("graduate", "noord-0", "team-o"),
    ];

    /// <summary>The day a cohort began.</summary>
    public static DateOnly StartOf(string cohort) =>
        AcademyTime.Today(TimeProvider.System).AddDays(cohort == "noord-0" ? -EndedDays : -RunningDays);

    /// <summary>A mark: of a kind (name, note, title, text, cohort) and of somebody.</summary>
    public static string Mark(string kind, string whose) => $"{MarkStart}{kind}-{whose}.";

    /// <summary>The mark of the cohort that a student is in; null for who is in none.</summary>
    public static string? CohortMarkOf(string student) => Students
        .Where(one => one.Id == student).Select(one => Mark("cohort", one.Cohort)).FirstOrDefault();

    /// <summary>Who usually stands for a role: what it is called, and for those with relations, who has them.</summary>
    public static string CallerOf(Role role) => role switch
    {
        Role.TeamChief => "chief",
        Role.PracticeCoach => "coach",
        _ => role.ToString().ToLowerInvariant(),
    };

    /// <summary>The claim that a role is known by.</summary>
    public static string ClaimOf(Role role) => role switch
    {
        Role.Student => "student",
        Role.Teacher => "teacher",
        Role.Examiner => "examiner",
        Role.TeamChief => "team-chief",
        Role.PreventionCoordinator => "prevention-coordinator",
        Role.PracticeCoach => "practice-coach",
        Role.ExamClerk => "exam-clerk",
        Role.PrivacyOfficer => "privacy-officer",
        Role.Administrator => "administrator",
        Role.Operator => "operator",
        Role.Service => "service",
        Role.Unspecified => "visitor",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Say here how tokens claim the new role."),
    };

    /// <summary>The person of a case.</summary>
    public static string PersonOf(Case one, string caller) => one switch
    {
        Case.Own => caller,
        Case.SameTeam => "mate",
        Case.OtherTeam => "stranger",
        Case.OtherLocation => "far",
        Case.Archived => "graduate",
        _ => "nobody",
    };

    /// <summary>The cohort of a case, with one of its teams and its location.</summary>
    public static (string Cohort, string Team, string Location) CohortOf(Case one) => Places[one];

    /// <summary>Who is to leave in a case: a teacher of its team, a chief of its location.</summary>
    public static string LeaverOf(Case one) => $"leaver-{one.ToString().ToLowerInvariant()}";

    /// <summary>
    /// A student of a case's team for one purpose only: to be <c>erased</c>, to be <c>held</c>, to be <c>freed</c> of
    /// a legal hold; or to be moved, to leave, to return and so on.
    /// </summary>
    public static string SpareOf(string use, Case one) => $"{use}-{one.ToString().ToLowerInvariant()}";

    /// <summary>The request of a row in a case, as JSON.</summary>
    /// <param name="door">The row.</param>
    /// <param name="one">The case.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="works">What each student has: an id by what it is for and whose.</param>
    public static string Fill(Door door, Case one, string caller, IReadOnlyDictionary<string, string> works)
    {
        var person = PersonOf(one, caller);
        var (cohort, team, location) = Places[one];
        var words = new Dictionary<string, string>
        {
            ["@person"] = person,
            ["@cohort"] = cohort,
            ["@team"] = team,
            ["@location"] = location,
            ["@leaver"] = LeaverOf(one),
            ["@erased"] = SpareOf("erased", one),
            ["@held"] = SpareOf("held", one),
            ["@freed"] = SpareOf("freed", one),
            ["@moving"] = SpareOf("moving", one),
            ["@leaving"] = SpareOf("leaving", one),
            ["@returning"] = SpareOf("returning", one),
            ["@absent"] = SpareOf("absent", one),
            ["@renamed"] = SpareOf("renamed", one),
            ["@fresh"] = Fresh($"{door} {one} {caller}"),
            ["@today"] = AcademyTime.Iso(AcademyTime.Today(TimeProvider.System)),
        };
        foreach (var (word, name) in TeamsOwn(one))
        {
            words[word] = name;
        }

        foreach (var work in (string[])
            [
                "entryToCorrect", "entryToWithdraw", "reflectionToRevise", "reflection", "draft", "comment", "remark",
                .. ScoringTable.Works, .. AssignmentTable.Works, .. DoorAcademy.Dilemmas, .. DoorFiles.Works,
            ])
        {
            words[$"@{work}"] = works.GetValueOrDefault($"{work} {person}", new string('0', 31) + "1");
        }

        // The longer word first: one is the beginning of another.
        return words.OrderByDescending(word => word.Key.Length).Aggregate(
            door.Json, (json, word) => json.Replace($"\"{word.Key}\"", $"\"{word.Value}\"", StringComparison.Ordinal));
    }

    // A team's rounds are its own; what may be done to one once only is done to the caller's own.
    private static string RoundOf(Case one, int number) =>
        Places[one == Case.SameTeam ? Case.NotThere : one] is var (cohort, team, _) ? $"{cohort}.{team}.{number}" : "";

    private static IEnumerable<(string Word, string Name)> TeamsOwn(Case one) =>
    [
        ("@teamRef", $"{Places[one].Cohort}.{Places[one].Team}"),
        ("@round1", RoundOf(one, 1)), ("@round2", RoundOf(one, 2)), ("@round3", RoundOf(one, 3)),
        ("@round4", RoundOf(one, 4)),
        ("@sessionToPlan", SessionOf(one, "reflection-session-3")),
        ("@sessionToCancel", SessionOf(one, "reflection-session-2")),
        ("@sessionHeld", SessionOf(one, "reflection-session-1")),
        ("@sessionToRecord", one == Case.Own
            ? "noord-1.team-s.reflection-session-1" : SessionOf(one, "reflection-session-1")),
    ];

    private static string SessionOf(Case one, string activity) =>
        Places[one == Case.SameTeam ? Case.NotThere : one] is var (cohort, team, _)
            ? $"{cohort}.{team}.{activity}" : "";

    /// <summary>An id that only this call has, the same however it is made.</summary>
    public static string Fresh(string call) => "f" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(call.ToString(CultureInfo.InvariantCulture))))[..24];
}
