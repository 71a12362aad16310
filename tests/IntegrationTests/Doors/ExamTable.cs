using Grpc.Core;
using static VikLearning.IntegrationTests.Doors.Case;
using static VikLearning.IntegrationTests.Doors.Door;
using static VikLearning.Protos.Access.V1.Role;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>The rows of the exam. Every cohort's is open; the student has handed in, and it was returned.</summary>
internal static class ExamTable
{
    /// <summary>What the exams of the academy are opened with.</summary>
    public const string Rubric = "lpo-year-1";

    /// <summary>All rows.</summary>
    public static Door[] Rows =>
    [
        To("exams.v1.SubmissionService/GetSubmission").Opens(Student, Own),
        To("exams.v1.SubmissionService/ChooseEvidence").Sends("""{"criterionId":"feedback","seenChanges":99}""")
            .Opens(Student).Answers(Student, StatusCode.Aborted, Own),
        To("exams.v1.SubmissionService/HandIn").Sends("""{"seenChanges":99}""")
            .Opens(Student).Answers(Student, StatusCode.Aborted, Own),
        To("exams.v1.SubmissionService/DownloadSubmission").Opens(Student, Own)
            .Shows("title", "student").Shows("text", "student").Shows("file", "student"),
        To("exams.v1.SubmissionService/DownloadSubmission").When("of a seal that is not there")
            .Sends("""{"seal":9}""").Opens(Student),
        To("exams.v1.SubmissionService/GetSigningKeys").Opens(Student, Own).Opens(Teacher, Own).Opens(Examiner, Own)
            .Opens(ExamClerk, Own).Opens(Administrator, Own),
        To("exams.v1.ExaminationService/OpenExamination").Sends("""
            {"cohortId":"@cohort","rubricId":"lpo-year-1","rubricVersion":1,"fewestPercent":0,
             "handInFrom":"@today","handInUntil":"@today"}
            """).Opens(ExamClerk).Answers(ExamClerk, StatusCode.FailedPrecondition, Anywhere),
        To("exams.v1.ExaminationService/PlanSitting").Sends("""
            {"cohortId":"@cohort","sitting":1,"seenVersion":9,"handInFrom":"@today","handInUntil":"@today"}
            """).Opens(ExamClerk).Answers(ExamClerk, StatusCode.Aborted, Anywhere),
        To("exams.v1.ExaminationService/GetExamination").Sends("""{"cohortId":"@cohort"}""")
            .Opens(ExamClerk, Anywhere),
        To("exams.v1.ExaminationService/ListRubrics").Opens(ExamClerk, Own).Opens(Administrator, Own),
    ];
}
