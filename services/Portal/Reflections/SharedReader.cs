using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Reflections;

/// <summary>
/// Reads what students share, each time a consultation with its purpose; and sends a teacher's comments.
/// </summary>
internal sealed class SharedReader(
    FormSender sender, SharedReflectionService.SharedReflectionServiceClient shared, GatewayCall call)
{
    private const int StudentsOnAPage = 50;

    public async Task<ListGuidedReflectionsResponse> GuidedAsync(string? token) =>
        await shared.ListGuidedReflectionsAsync(
            new() { PageSize = StudentsOnAPage, PageToken = token ?? "" }, await call.ConsultAsync(Purposes.Guiding));

    public async Task<GetGuidedReflectionResponse> GuidedAsync(string studentId, string reflectionId) =>
        await shared.GetGuidedReflectionAsync(
            new() { StudentId = studentId, ReflectionId = reflectionId }, await call.ConsultAsync(Purposes.Guiding));

    public async Task<IReadOnlyList<SharedReflectionHeader>> TeamAsync() =>
        (await shared.ListTeamReflectionsAsync(new(), await call.ConsultAsync(Purposes.TeamFeedback))).Reflections;

    public async Task<SharedReflection> TeamAsync(string studentId, string reflectionId) =>
        (await shared.GetTeamReflectionAsync(
            new() { StudentId = studentId, ReflectionId = reflectionId },
            await call.ConsultAsync(Purposes.TeamFeedback))).Reflection;

    /// <summary>
    /// Writes, corrects or takes back a comment; its id, or null when <paramref name="problems"/> says why not. When
    /// another tab was faster, <paramref name="overtaken"/> is called: nothing was overwritten.
    /// </summary>
    public Task<string?> CommentAsync(
        string studentId, string reflectionId, CommentInput input, FormProblems problems, Func<Task> overtaken) =>
        sender.SendAsync(input, problems, ["text"], async options => input switch
        {
            { Action: "withdraw" } => (await shared.WithdrawCommentAsync(
                new() { StudentId = studentId, ReflectionId = reflectionId, CommentId = input.Comment ?? "" },
                options)).CommentId,
            { Comment.Length: > 0 } => (await shared.CorrectCommentAsync(
                new()
                {
                    StudentId = studentId,
                    ReflectionId = reflectionId,
                    CommentId = input.Comment,
                    SeenVersion = input.SeenVersion,
                    Text = input.Text ?? "",
                },
                options)).CommentId,
            _ => (await shared.WriteCommentAsync(
                new() { StudentId = studentId, ReflectionId = reflectionId, Text = input.Text ?? "" },
                options)).CommentId,
        }, overtaken);
}
