using System.Security.Claims;
using VikLearning.Portal.Language;

namespace VikLearning.Portal.SignIn;

/// <summary>The roles that have pages, as the identity provider claims them.</summary>
internal static class PortalRoles
{
    public const string Student = "student";

    public const string Teacher = "teacher";

    public const string PracticeCoach = "practice-coach";

    public const string TeamChief = "team-chief";

    public const string ExamClerk = "exam-clerk";

    public const string Examiner = "examiner";

    public const string PrivacyOfficer = "privacy-officer";

    public const string Administrator = "administrator";

    /// <summary>The role in the reader's words.</summary>
    public static string NameOf(ClaimsPrincipal user)
    {
        var role = user.FindFirst("role")?.Value;
        return role switch
        {
            Student => Texts.RoleStudent,
            PracticeCoach => Texts.RolePracticeCoach,
            TeamChief => Texts.RoleTeamChief,
            Teacher => Texts.RoleTeacher,
            ExamClerk => Texts.RoleExamClerk,
            Examiner => Texts.RoleExaminer,
            PrivacyOfficer => Texts.RolePrivacyOfficer,
            Administrator => Texts.RoleAdministrator,
            _ => Texts.RoleOther,
        };
    }
}
