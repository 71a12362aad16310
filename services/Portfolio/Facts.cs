using Google.Protobuf;
using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.Sessions;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Calendars;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio;

/// <summary>Private events -> public facts: counts and ids, never a word of what was written.</summary>
internal static class Facts
{
    /// <summary>What the others learn of an event of a student, or of a team's sessions.</summary>
    /// <param name="studentId">The stream's key: the student, or the team of sessions.</param>
    /// <param name="happened">The event.</param>
    public static IEnumerable<IMessage> Of(string studentId, object happened)
    {
        switch (happened)
        {
            case HoursProgressed it:
                var progressed = new Told.HoursProgressed { StudentId = studentId, CohortId = it.CohortId };
                progressed.Quarters.AddRange(it.Quarters.Select(quarter => new Told.CreditedQuarter
                {
                    Quarter = quarter.Quarter,
                    CreditedMinutes = quarter.CreditedMinutes,
                }));
                yield return progressed;
                break;
            case AttendanceRecorded it:
                yield return Attended(studentId, it);
                break;
            case ReflectionWritten it:
                yield return Reflection(studentId, it.CohortId, it.ReflectionId, 1, it.ActivityId);
                break;
            case ReflectionRevised it:
                yield return Reflection(studentId, it.CohortId, it.ReflectionId, it.Number, it.ActivityId);
                break;
            default:
                foreach (var told in Sharing(studentId, happened))
                {
                    yield return told;
                }

                break;
        }
    }

    private static IEnumerable<IMessage> Sharing(string studentId, object happened)
    {
        switch (happened)
        {
            case ReflectionShared it:
                yield return Shared(
                    studentId, it.Share.CohortId, it.ReflectionId, it.Share.Version, it.Share.Audience);
                break;
            case ReflectionWithdrawn it:
                yield return Shared(studentId, it.CohortId, it.ReflectionId, 0, it.Audience);
                break;
            case CommentWritten it:
                yield return Commented(studentId, it.CohortId, it.ReflectionId, it.CommentId, it.AuthorId, false);
                break;
            case CommentCorrected it:
                yield return Commented(studentId, it.CohortId, it.ReflectionId, it.CommentId, it.AuthorId, false);
                break;
            case CommentWithdrawn it:
                yield return Commented(studentId, it.CohortId, it.ReflectionId, it.CommentId, it.AuthorId, true);
                break;
        }
    }

    private static Told.AttendanceRecorded Attended(string teamRef, AttendanceRecorded recorded) => new()
    {
        SessionId = $"{teamRef}.{recorded.ActivityId}",
        StudentId = recorded.StudentId,
        ActivityId = recorded.ActivityId,
        Number = recorded.Number,
        Date = AcademyTime.Iso(recorded.Date),
        Minutes = recorded.Minutes,
    };

    private static Told.ReflectionSharing Shared(
        string studentId, string cohortId, Guid reflectionId, int version, Audience audience) => new()
        {
            StudentId = studentId,
            CohortId = cohortId,
            ReflectionId = reflectionId.ToString("N"),
            Version = version,
            Audience = audience == Audience.Team ? "team" : "teacher",
        };

    private static Told.ReflectionCommented Commented(
        string studentId, string cohortId, Guid reflectionId, Guid commentId, string teacherId, bool withdrawn) => new()
        {
            StudentId = studentId,
            CohortId = cohortId,
            ReflectionId = reflectionId.ToString("N"),
            CommentId = commentId.ToString("N"),
            TeacherId = teacherId,
            Withdrawn = withdrawn,
        };

    private static Told.ReflectionWritten Reflection(
        string studentId, string cohortId, Guid reflectionId, int version, string? activityId) => new()
        {
            StudentId = studentId,
            CohortId = cohortId,
            ReflectionId = reflectionId.ToString("N"),
            Version = version,
            ActivityId = activityId ?? "",
        };
}
