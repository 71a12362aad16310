using Grpc.Core;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>What a student hands in for the demo's exam.</summary>
internal static class ExamLife
{
    /// <summary>The caller's submission.</summary>
    public const string Mine = "/api/exams/v1/me/submission";

    /// <summary>The criteria of the rubric that comes with the suite, in its order.</summary>
    public static readonly string[] Criteria =
        ["self-insight", "reflecting", "feedback", "moral-judgement", "development"];

    /// <summary>Chooses the newest reflection for a criterion and hands it in; what was sealed.</summary>
    public static async Task<byte[]> HandInAsync(ChannelBase channel, RestUser student)
    {
        var newest = (await student.GetAsync(RestUser.Reflections))["reflections"][0];
        (await student.PostAsync($"{Mine}/criteria/reflecting", $$"""
            {"seenChanges":0,"entries":[{"kind":"ENTRY_KIND_REFLECTION","version":{{newest.GetProperty("version")}},
             "entryId":"{{newest.GetProperty("reflectionId").GetString()}}"}]}
            """)).Ok();
        (await student.PostAsync($"{Mine}/hand-in", """{"seenChanges":1}""")).Ok();
        return await DownloadAsync(channel, student);
    }

    /// <summary>What was sealed last, byte for byte.</summary>
    public static Task<byte[]> DownloadAsync(ChannelBase channel, RestUser student) => DownloadAsync(
        channel.CreateCallInvoker(), new(new Metadata { { "authorization", $"Bearer {student.Token}" } }));

    /// <summary>The same, by who these options are of.</summary>
    public static async Task<byte[]> DownloadAsync(CallInvoker gateway, CallOptions options)
    {
        var stop = Xunit.TestContext.Current.CancellationToken;
        using var call = new SubmissionService.SubmissionServiceClient(gateway).DownloadSubmission(
            new(), options.WithCancellationToken(stop));
        var bytes = new List<byte>();
        await foreach (var piece in call.ResponseStream.ReadAllAsync(stop))
        {
            bytes.AddRange(piece.Data);
        }

        return [.. bytes];
    }
}
