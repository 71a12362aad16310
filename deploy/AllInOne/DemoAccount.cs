using System.Security.Cryptography;
using System.Text;

namespace VikLearning.AllInOne;

/// <summary>A made-up person of the demo academy.</summary>
/// <param name="Name">The name to sign in with: <c>student01</c>.</param>
/// <param name="DisplayName">A name that no one bears.</param>
/// <param name="Role">The role as the identity provider claims it.</param>
internal sealed record DemoAccount(string Name, string DisplayName, string Role)
{
    /// <summary>How many examiners there are.</summary>
    public const int Examiners = 4;

    /// <summary>Every demo account's password.</summary>
    public const string Password = "demo";

    /// <summary>The practice coach of the two students who have a workbook by now.</summary>
    public static DemoAccount Coach { get; } = new("coach01", "Praktijkcoach 01", "practice-coach");

    /// <summary>The opaque id of the person, the same at every start.</summary>
    public string Subject =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{Name}")).AsSpan(0, 16));

    /// <summary>Everybody in a demo academy of so many students.</summary>
    public static IReadOnlyList<DemoAccount> All(int students) =>
    [
        .. Enumerable.Range(1, students).Select(n => new DemoAccount($"student{n:00}", $"Student {n:00}", "student")),
        .. Enumerable.Range(1, Teams(students))
            .Select(n => new DemoAccount($"teacher{n:00}", $"Docent {n:00}", "teacher")),
        Coach,
        new DemoAccount("chief01", "Teamchef 01", "team-chief"),
        new DemoAccount("chief02", "Teamchef 02", "team-chief"),
        new DemoAccount("clerk01", "Examenmedewerker 01", "exam-clerk"),
        .. Enumerable.Range(1, Examiners)
            .Select(n => new DemoAccount($"examiner{n:00}", $"Examinator {n:00}", "examiner")),
        new DemoAccount("privacy01", "Privacyfunctionaris 01", "privacy-officer"),
        new DemoAccount("admin", "Beheerder", "administrator"),
    ];

    /// <summary>How many teams of about eight so many students make.</summary>
    public static int Teams(int students) => (students + DemoAcademy.TeamSize - 1) / DemoAcademy.TeamSize;
}
