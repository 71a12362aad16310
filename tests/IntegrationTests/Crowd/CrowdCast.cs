using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Calendars;

namespace VikLearning.IntegrationTests.Crowd;

/// <summary>
/// Six students in two teams, six examiners and two clerks, of a cohort that nobody else is in. One of the examiners
/// teaches the first team, one loses the certificate while they score.
/// </summary>
internal static class CrowdCast
{
    public const string Cohort = "crowd-1";
    public const string Location = "west";
    public const string TaughtTeam = "team-taught";
    public const string OtherTeam = "team-other";

    /// <summary>Longer than any other certificate of the academy, so that nobody else is assigned.</summary>
    public const int ScoringDays = 40;

    private const int EachTeam = 3;

    public static CrowdPerson Administrator { get; } = new("crowd-administrator", "administrator", "roster");

    public static IReadOnlyList<CrowdPerson> Students { get; } =
        [.. Enumerable.Range(1, 2 * EachTeam).Select(n => new CrowdPerson($"crowd-student-{n}", "student", ""))];

    public static IReadOnlyList<CrowdPerson> Examiners { get; } =
        [.. Enumerable.Range(1, 6).Select(n => new CrowdPerson($"crowd-examiner-{n}", "examiner", "scoring"))];

    public static IReadOnlyList<CrowdPerson> Clerks { get; } =
        [.. Enumerable.Range(1, 2).Select(n => new CrowdPerson($"crowd-clerk-{n}", "exam-clerk", "exam"))];

    /// <summary>Who teaches the first team, and may score the other.</summary>
    public static string Teaching => Examiners[^1].Id;

    /// <summary>Whose certificate comes and goes.</summary>
    public static string Leaving => Examiners[^2].Id;

    /// <summary>Whom the two are far apart about.</summary>
    public static string Disputed => Students[^1].Id;

    /// <summary>Who may have been absent: two, so that of the others there is always something to make known.</summary>
    public static IReadOnlyList<CrowdPerson> Absent => [Students[1], Students[EachTeam]];

    /// <summary>Whom the two find nearly sufficient.</summary>
    public static string Failing => Students[0].Id;

    /// <summary>The day of it all.</summary>
    public static DateOnly Today { get; } = AcademyTime.Today(TimeProvider.System);

    public static string TeamOf(CrowdPerson student) =>
        Students.Take(EachTeam).Contains(student) ? TaughtTeam : OtherTeam;

    /// <summary>Whether somebody may never score a student.</summary>
    public static bool AreInConflict(string examiner, string student) =>
        examiner == Teaching && TeamOf(Students.Single(one => one.Id == student)) == TaughtTeam;

    /// <summary>The id of a student's submission.</summary>
    public static string SubmissionOf(string student, int sitting = 1) =>
        new SubmissionPlace(student, Cohort, sitting).Key;

    /// <summary>Whose submission it is, and of which sitting.</summary>
    public static (string Student, int Sitting) PlaceOf(string submission) => (
        from student in Students
        from sitting in new[] { 1, 2 }
        where SubmissionOf(student.Id, sitting) == submission
        select (student.Id, sitting)).Single();
}
