using VikLearning.Portfolio.Attachments;
using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.DataSubjects;
using VikLearning.Portfolio.Hours;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.Reminders;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Portfolio.Sessions;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio;

/// <summary>
/// One grain a student; its key is the student's subject id. A closed portfolio answers as if it were not there.
/// </summary>
[Alias("portfolio.student")]
internal interface IStudentGrain : IGrainWithStringKey
{
    [Alias("PinPlan")]
    Task<Reply<PlanAcknowledged>> PinPlan(CommandEnvelope envelope, string plan);

    [Alias("Replan")]
    Task<Reply<PlanAcknowledged>> Replan(CommandEnvelope envelope, string plan);

    [Alias("LeavePlan")]
    Task<Reply<PlanAcknowledged>> LeavePlan(CommandEnvelope envelope, string cohortId, DateOnly on);

    [Alias("LogHours")]
    Task<Reply<HoursAccepted>> LogHours(CommandEnvelope envelope, HoursClaim claim, string? note);

    [Alias("CorrectHours")]
    Task<Reply<HoursAccepted>> CorrectHours(
        CommandEnvelope envelope, Guid replaces, HoursClaim claim, string? note);

    [Alias("WithdrawHours")]
    Task<Reply<HoursAccepted>> WithdrawHours(CommandEnvelope envelope, Guid entryId);

    [Alias("ConfirmHours")]
    Task<Reply<HoursConfirmedAnswer>> ConfirmHours(CommandEnvelope envelope, ConfirmedSession session);

    /// <summary>Which teams' calendars have something of the student; null for who has no plan.</summary>
    [Alias("GetSessionTeams")]
    Task<SessionTeams?> GetSessionTeams();

    /// <summary>What the portfolio has of an activity; nothing is there for who has none yet.</summary>
    [Alias("GetTrace")]
    Task<SessionTrace> GetTrace(string activityId);

    [Alias("ListHours")]
    Task<HoursPage?> ListHours(int? before, int limit);

    [Alias("GetProgress")]
    Task<ProgressView?> GetProgress(DateOnly today);

    [Alias("WriteReflection")]
    Task<Reply<ReflectionKept>> WriteReflection(
        CommandEnvelope envelope, string? activityId, ReflectionWords words, TemplateUse? template);

    [Alias("ReviseReflection")]
    Task<Reply<ReflectionKept>> ReviseReflection(
        CommandEnvelope envelope, Guid reflectionId, int seenVersion, ReflectionWords words);

    [Alias("ListReflections")]
    Task<ReflectionPage?> ListReflections(int? before, int limit);

    [Alias("GetReflection")]
    Task<ReflectionLine?> GetReflection(Guid reflectionId, int version);

    [Alias("ShareReflection")]
    Task<Reply<SharingAnswer>> ShareReflection(
        CommandEnvelope envelope, Guid reflectionId, int version, Audience audience);

    [Alias("WithdrawReflection")]
    Task<Reply<SharingAnswer>> WithdrawReflection(CommandEnvelope envelope, Guid reflectionId, Audience audience);

    [Alias("GetSharing")]
    Task<SharingView?> GetSharing(Guid reflectionId);

    /// <summary>What an audience of a team is shown of a reflection; null when that is nothing.</summary>
    [Alias("FindShared")]
    Task<SharedLine?> FindShared(Guid reflectionId, Audience audience, string cohortId, string teamId);

    /// <summary>All that an audience of a team is shown, last changed first.</summary>
    [Alias("ListShared")]
    Task<IReadOnlyList<SharedLine>> ListShared(Audience audience, string cohortId, string teamId);

    [Alias("WriteComment")]
    Task<Reply<CommentKept>> WriteComment(CommandEnvelope envelope, CommentPlace place, string text);

    [Alias("CorrectComment")]
    Task<Reply<CommentKept>> CorrectComment(
        CommandEnvelope envelope, CommentPlace place, Guid commentId, int seenVersion, string text);

    [Alias("WithdrawComment")]
    Task<Reply<CommentKept>> WithdrawComment(CommandEnvelope envelope, CommentPlace place, Guid commentId);

    [Alias("SeeComments")]
    Task<Reply<CommentsSeenAnswer>> SeeComments(CommandEnvelope envelope, Guid reflectionId, int through);

    [Alias("AttachFile")]
    Task<Reply<AttachmentKept>> AttachFile(
        CommandEnvelope envelope, Attachment file, string name, bool isPlaceThere);

    [Alias("RemoveAttachment")]
    Task<Reply<AttachmentKept>> RemoveAttachment(CommandEnvelope envelope, Guid attachmentId);

    /// <summary>All files, in the order they were added.</summary>
    [Alias("ListAttachments")]
    Task<IReadOnlyList<Attachment>> ListAttachments();

    [Alias("Close")]
    Task<Reply<PortfolioClosedAnswer>> Close(CommandEnvelope envelope, long certificateNumber);

    [Alias("IsClosed")]
    Task<bool> IsClosed();
}
