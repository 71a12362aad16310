using Microsoft.AspNetCore.Authorization;

namespace VikLearning.Portal.SignIn;

/// <summary>
/// Who may open a page. Each policy reads the Portal's own cookie, whatever the host's default scheme is.
/// </summary>
internal static class PortalPolicies
{
    /// <summary>Signed in or not: who it is, is known either way.</summary>
    public const string Anyone = "portal-anyone";

    public const string Student = "portal-student";

    public const string Teacher = "portal-teacher";

    public const string PracticeCoach = "portal-practice-coach";

    public const string TeamChief = "portal-team-chief";

    public const string ExamClerk = "portal-exam-clerk";

    public const string Examiner = "portal-examiner";

    public const string PrivacyOfficer = "portal-privacy-officer";

    public const string Administrator = "portal-administrator";

    /// <summary>Who sets how long things are kept.</summary>
    public const string Retention = "portal-retention";

    /// <summary>Who has sessions in a calendar.</summary>
    public const string Calendar = "portal-calendar";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Anyone, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireAssertion(static _ => true));
        options.AddPolicy(Student, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.Student));
        options.AddPolicy(Teacher, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.Teacher));
        options.AddPolicy(PracticeCoach, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.PracticeCoach));
        options.AddPolicy(TeamChief, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.TeamChief));
        options.AddPolicy(ExamClerk, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.ExamClerk));
        options.AddPolicy(Examiner, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.Examiner));
        options.AddPolicy(PrivacyOfficer, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.PrivacyOfficer));
        options.AddPolicy(Administrator, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.Administrator));
        options.AddPolicy(Calendar, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie).RequireRole(PortalRoles.Student, PortalRoles.Teacher));
        options.AddPolicy(Retention, policy => policy
            .AddAuthenticationSchemes(PortalSchemes.Cookie)
            .RequireRole(PortalRoles.PrivacyOfficer, PortalRoles.Administrator));
    }
}
