using Google.Protobuf.Reflection;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>What a teacher's comments are about: a reflection that the canary's student shares, and a first comment.
/// </summary>
internal sealed class FlightComments(CanarySuite suite)
{
    private const string Teacher = "teacher01";
    private string _reflection = "";
    private string _comment = "";

    /// <summary>Whether a method is about a comment.</summary>
    public static bool Is(MethodDescriptor method) => method.Name is "WriteComment" or "CorrectComment";

    /// <summary>The fields of such a request that say what it is about.</summary>
    public IEnumerable<KeyValuePair<string, object>> Values =>
    [
        new("student_id", CanarySuite.StudentId), new("reflection_id", _reflection), new("comment_id", _comment),
        new("seen_version", 1),
    ];

    /// <summary>Has a shared reflection with a comment on it, new ones each time.</summary>
    public async Task BeReadyAsync()
    {
        var written = await new ReflectionService.ReflectionServiceClient(suite.Invoker).WriteReflectionAsync(
            new()
            {
                Title = suite.Canaries.Next("a title that is shared"),
                Text = suite.Canaries.Next("a text that is shared"),
            },
            await suite.OptionsAsync(CanarySuite.Student));
        _reflection = written.ReflectionId;
        await new SharingService.SharingServiceClient(suite.Invoker).ShareReflectionAsync(
            new() { ReflectionId = _reflection, Version = 1, Audience = Audience.Teacher },
            await suite.OptionsAsync(CanarySuite.Student));
        var request = new WriteCommentRequest
        {
            StudentId = CanarySuite.StudentId,
            ReflectionId = _reflection,
            Text = suite.Canaries.Next("a first comment"),
        };
        var comments = new SharedReflectionService.SharedReflectionServiceClient(suite.Invoker);
        _comment = (await Heard.ByNowAsync(
            async () => await comments.WriteCommentAsync(request, await suite.OptionsAsync(Teacher)),
            TestContext.Current.CancellationToken, StatusCode.NotFound, StatusCode.Unavailable)).CommentId;
    }
}
