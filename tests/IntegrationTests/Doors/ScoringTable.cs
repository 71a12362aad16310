using Grpc.Core;
using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// The rows of examiners, scores and results. The mate handed in admissibly; the examiner scores that, beside one whose
/// certificate was withdrawn and who took the seat of a third.
/// </summary>
internal static class ScoringTable
{
    /// <summary>Who took somebody's seat and lost the certificate.</summary>
    public const string Uncertified = "examiner-uncertified";

    /// <summary>Whose seat was taken over.</summary>
    public const string Replaced = "examiner-replaced";

    /// <summary>What a student has for these rows.</summary>
    public static readonly string[] Works = ["submission"];

    private const string Scoring = "exams.v1.ScoringService";
    private const string Examiners = "exams.v1.ExaminerService";
    private const string Results = "exams.v1.ResultService";
    private const string Appeals = "exams.v1.AppealService";
    private const string One = "\"studentId\":\"@person\",\"submissionId\":\"@submission\"";
    private const string Sitting = "\"cohortId\":\"@cohort\",\"sitting\":1";
    private const string Placed = $"{Sitting},\"studentId\":\"@person\"";
    private const string Reason = "\"reason\":\"Een reden die lang genoeg is.\"";

    /// <summary>All rows.</summary>
    public static Door[] Rows => [.. Scores, .. Others, .. Clerk, .. Published, .. Appealed];

    private static Door[] Scores =>
    [
        To($"{Scoring}/ListMyExams").Opens(Examiner, Own).For(Examiner, "scoring").Shows("name", "mate"),
        Read().Opens(Examiner, SameTeam),
        Read().When("by an examiner whose certificate was withdrawn").As(Examiner, Uncertified).Opens(Examiner),
        Read().When("by an examiner whose seat was taken over").As(Examiner, Replaced).Opens(Examiner),
        To($"{Scoring}/DownloadSealedFile").Sends($$"""{{{One}},"number":4}""").For(Examiner, "scoring")
            .Opens(Examiner, SameTeam).Shows("file", "mate"),
        To($"{Scoring}/SaveScore").Sends($$"""{{{One}},"criterionId":"feedback","seenVersion":99}""")
            .Opens(Examiner).Answers(Examiner, StatusCode.Aborted, SameTeam),
        To($"{Scoring}/SubmitScores").Sends($$"""{{{One}},"seenChanges":99}""")
            .Opens(Examiner).Answers(Examiner, StatusCode.Aborted, SameTeam),
    ];

    // What two do together is nobody's before both have handed in.
    private static Door[] Others =>
    [
        To($"{Scoring}/RecordTalk").Sends($$"""{{{One}},"note":"Een gesprek van genoeg woorden."}""").Opens(Examiner),
        To($"{Scoring}/ProposeScores").Sends($$"""{{{One}}}""").Opens(Examiner),
        To($"{Scoring}/ConfirmScores").Sends($$"""{{{One}},"proposal":1}""").Opens(Examiner),
        To($"{Scoring}/PlanInterview").Sends($$"""{{{One}},"on":"@today"}""").Opens(Examiner),
        To($"{Scoring}/NoteInterview").Sends($$"""{{{One}},"criterionId":"feedback"}""").Opens(Examiner),
    ];

    private static Door[] Clerk =>
    [
        To($"{Examiners}/CertifyExaminer").Sends("""{"examinerId":"@fresh","from":"@today","until":"@today"}""")
            .Opens(ExamClerk, [.. All]),
        To($"{Examiners}/WithdrawCertificate").Sends("""{"examinerId":"@fresh"}""").When("of nobody")
            .Opens(ExamClerk),
        To($"{Examiners}/ListExaminers").Opens(ExamClerk, Own),
        To($"{Examiners}/AssignExaminers")
            .Sends($$"""{{{Sitting}},"seenVersion":99,"scoreFrom":"@today","scoreUntil":"@today"}""")
            .Opens(ExamClerk).Answers(ExamClerk, StatusCode.Aborted, Anywhere),
        To($"{Examiners}/GetExaminerPlan").Sends($$"""{{{Sitting}}}""").For(ExamClerk, "exam")
            .Opens(ExamClerk, Anywhere).Shows("name", "mate"),
        To($"{Examiners}/SeatExaminer").Sends($$"""
            {{{Placed}},"seenVersion":99,"seat":"EXAMINER_SEAT_FIRST","examinerId":"@fresh"}
            """).Opens(ExamClerk).Answers(ExamClerk, StatusCode.Aborted, SameTeam),
    ];

    private static Door[] Published =>
    [
        To("exams.v1.AgreementService/GetCohortAgreement").Sends("""{"cohortId":"@cohort"}""")
            .Opens(TeamChief, Own, SameTeam, OtherTeam, Archived),
        To("exams.v1.AgreementService/GetExamAgreement").Sends("""{"cohortId":"@cohort"}""")
            .Opens(ExamClerk, Anywhere),
        To($"{Results}/ListMyResults").Opens(Student, Own),
        To($"{Results}/PublishResults").Sends($$"""{{{Sitting}},"seenVersion":99}""")
            .Opens(ExamClerk).Answers(ExamClerk, StatusCode.Aborted, Anywhere),
        To($"{Results}/MarkAbsence").Sends($$"""{{{Placed}},"absence":"EXAM_ABSENCE_NONE"}""")
            .Opens(ExamClerk, SameTeam, OtherLocation, Archived),
        To($"{Results}/MarkInvestigation").Sends($$"""{{{Placed}},{{Reason}}}""")
            .Opens(ExamClerk, SameTeam, OtherLocation, Archived),
        To($"{Results}/CorrectResult")
            .Sends($$"""{{{Placed}},"criterionId":"feedback","levelId":"good",{{Reason}}}""")
            .Opens(ExamClerk)
            .Answers(ExamClerk, StatusCode.FailedPrecondition, SameTeam, OtherLocation, Archived),
    ];

    // There is no result, so nobody looks in, and nobody handles an appeal: WholeYearTests has who does.
    private static Door[] Appealed =>
    [
        To($"{Results}/GetResult").Sends($$"""{{{Placed}}}""").For(ExamClerk, "exam").Opens(ExamClerk),
        To($"{Appeals}/GetMyReview").Sends($$"""{{{Sitting}}}""").Opens(Student),
        To($"{Appeals}/LodgeAppeal").Sends($$"""{{{Sitting}},"seenVersion":1,"grounds":"Ik vind van niet."}""")
            .Opens(Student),
        To($"{Appeals}/ListMyAppeals").Opens(Examiner, Own).For(Examiner, "appeal"),
        To($"{Appeals}/GetAppeal").Sends($$"""{{{One}}}""").For(Examiner, "appeal").Opens(Examiner),
        To($"{Appeals}/DownloadAppealFile").Sends($$"""{{{One}},"number":4}""").For(Examiner, "appeal")
            .Opens(Examiner),
        To($"{Appeals}/DecideAppeal").Sends($$"""{{{One}},"seenVersion":1,{{Reason}}}""").Opens(Examiner),
    ];

    private static Door Read() => To($"{Scoring}/GetExam").Sends($$"""{{{One}}}""").For(Examiner, "scoring")
        .Shows("title", "mate").Shows("text", "mate").Shows("file", "mate").Shows("name", "mate");
}
