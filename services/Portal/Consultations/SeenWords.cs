using VikLearning.Portal.Language;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Consultations;

/// <summary>A line of a ledger in plain words.</summary>
internal static class SeenWords
{
    private const int ShownOfAnId = 8;

    /// <summary>What happened, in a sentence.</summary>
    public static string SentenceOf(ConsultationLine line) => line.Outcome switch
    {
        ConsultationOutcome.Shown => Phrase.With(Texts.SeenShown, WhoOf(line), WhatOf(line)),
        ConsultationOutcome.GlassBroken => Phrase.With(Texts.SeenGlassBroken, WhoOf(line)),
        _ => Phrase.With(Texts.SeenRefused, WhoOf(line), WhatOf(line)),
    };

    /// <summary>Why.</summary>
    public static string PurposeOf(ConsultationLine line) => line.Purpose switch
    {
        Purposes.Guiding => Texts.PurposeGuiding,
        Purposes.Scoring => Texts.PurposeScoring,
        Purposes.Exam => Texts.PurposeExam,
        Purposes.Appeal => Texts.PurposeAppeal,
        Purposes.TeamFeedback => Texts.PurposeTeamFeedback,
        Purposes.DataSubjectRequest => Texts.PurposeDataSubjectRequest,
        Purposes.Roster => Texts.PurposeRoster,
        _ => Texts.PurposeBreakGlass,
    };

    /// <summary>Whether it was without a relation, and stands out for that.</summary>
    public static bool StandsOut(ConsultationLine line) =>
        line.Purpose == Purposes.BreakGlass || line.Outcome == ConsultationOutcome.Refused;

    /// <summary>Whether it opened everything, as an exception.</summary>
    public static bool IsException(ConsultationLine line) => line.Outcome == ConsultationOutcome.GlassBroken;

    /// <summary>A role of staff.</summary>
    public static string RoleOf(string role) => role switch
    {
        "teacher" => Texts.RoleTeacher,
        "student" => Texts.RoleStudent,
        "practice-coach" => Texts.RolePracticeCoach,
        "examiner" => Texts.RoleExaminer,
        "exam-clerk" => Texts.RoleExamClerk,
        "privacy-officer" => Texts.RolePrivacyOfficer,
        "administrator" => Texts.RoleAdministrator,
        _ => Texts.RoleOther,
    };

    // Staff have no names in the suite yet; the first part of an id tells two of them apart. Who was shown something to
    // guide was a teacher of the student's own team, or their practice coach.
    private static string WhoOf(ConsultationLine line) => Phrase.With(
        Texts.SeenWho,
        line switch
        {
            { Purpose: Purposes.Guiding, Role: "practice-coach", Outcome: ConsultationOutcome.Shown } =>
                Texts.SeenYourCoach,
            { Purpose: Purposes.Guiding, Outcome: ConsultationOutcome.Shown } => Texts.SeenYourTeacher,
            { Purpose: Purposes.TeamFeedback, Outcome: ConsultationOutcome.Shown } => Texts.SeenTeamMate,
            _ => RoleOf(line.Role),
        },
        line.ActorId.Length > ShownOfAnId ? line.ActorId[..ShownOfAnId] : line.ActorId);

    private static string WhatOf(ConsultationLine line) => line.Shown switch
    {
        "attendance" => Texts.ShownAttendance,
        "attachment" => Texts.ShownAttachment,
        "feedback" => Texts.ShownFeedback,
        "feedback-assignment" => Texts.ShownAssignment,
        "feedback-round" => Texts.ShownFeedbackRound,
        "progress" => Texts.ShownProgress,
        "reflection" => Texts.ShownReflection,
        "shared-titles" => Texts.ShownSharedTitles,
        "hours" => Texts.ShownHours,
        "workbook" => Texts.ShownWorkbook,
        "workbook-task" => Texts.ShownWorkbookTask,
        "workbook-count" => Texts.ShownWorkbookCount,
        "coached-name" => Texts.ShownCoachedName,
        "name" => Texts.ShownName,
        "ledger" => Texts.ShownLedger,
        "export" => Texts.ShownExport,
        "erasure" => Texts.ShownErasure,
        "standing" => Texts.ShownStanding,
        "team-standing" => Texts.ShownTeamStanding,
        "certificate" => Texts.ShownCertificate,
        "exam-plan" => Texts.ShownExamPlan,
        "exam-queue" => Texts.ShownExamQueue,
        "submission" => Texts.ShownSubmission,
        "submission-file" => Texts.ShownSubmissionFile,
        "appeal" => Texts.ShownAppeal,
        "appeal-file" => Texts.ShownSubmissionFile,
        "appeal-queue" => Texts.ShownAppealQueue,
        "result" => Texts.ShownResult,
        _ => Texts.ShownOther,
    };
}
