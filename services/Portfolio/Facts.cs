using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.PeerFeedback;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.Sessions;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Calendars;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio;

/// <summary>Private events -> public facts: counts and ids, never a word of what was written.</summary>
internal static class Facts
{
    /// <summary>What the others learn of an event of a student, a team's sessions or a round.</summary>
    /// <param name="studentId">The stream's key: the student, the team of sessions or the round of feedback.</param>
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
                foreach (var told in Sharing(studentId, happened).Concat(Scheduling(studentId, happened)))
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

    private static IEnumerable<IMessage> Scheduling(string key, object happened)
    {
        switch (happened)
        {
            case SessionPlanned it:
                yield return Scheduled(key, it.ActivityId, it.Slot);
                break;
            case SessionMoved it:
                yield return Scheduled(key, it.ActivityId, it.Slot);
                break;
            case SessionCancelled it:
                yield return Scheduled(key, it.ActivityId, null);
                break;
            case FeedbackRoundOpened it:
                yield return new Told.FeedbackRoundStanding { RoundId = key, ClosesOn = AcademyTime.Iso(it.ClosesOn) };
                break;
            case FeedbackRoundClosed:
                yield return new Told.FeedbackRoundStanding { RoundId = key };
                break;
        }
    }

    private static Told.SessionScheduled Scheduled(string teamRef, string activityId, SessionSlot? slot) => new()
    {
        SessionId = $"{teamRef}.{activityId}",
        BeginsAt = slot?.Begins().ToTimestamp(),
        EndsAt = slot?.Ends().ToTimestamp(),
    };

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
