namespace VikLearning.Identity.Accounts;

/// <summary>The roles that tokens can claim.</summary>
internal static class Roles
{
    /// <summary>A service that signs in as itself; no person has it.</summary>
    public const string Service = "service";

    /// <summary>The roles of persons, in the order in which pages show them.</summary>
    public static readonly IReadOnlyList<string> OfPersons =
    [
        "student", "teacher", "examiner", "team-chief", "prevention-coordinator", "practice-coach", "exam-clerk",
        "privacy-officer", "administrator", "operator",
    ];
}
