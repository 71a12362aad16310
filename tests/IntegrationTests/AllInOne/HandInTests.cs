using System.Net;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>Handing in for the exam: chosen, copied whole, sealed, and verified without the suite.</summary>
[Collection(SingleProcessGroup.Name)]
public sealed class HandInTests : IDisposable
{
    private const string Mine = ExamLife.Mine;

    private readonly SingleProcess _process;
    private readonly GrpcChannel _channel;
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-hand-in-").FullName;

    public HandInTests(SingleProcess process)
    {
        _process = process;
        _channel = GrpcChannel.ForAddress(process.Suite.GrpcAddress);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _channel.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_handed_in_stays_as_it_was_and_anyone_can_verify_it()
    {
        var student = await _process.UserAsync("student14");
        var (reflection, file) = await WriteAsync(student);
        Assert.Equal("SUBMISSION_STAGE_DRAFT", (await student.GetAsync(Mine))["stage"].GetString());
        await ChooseAsync(student, "reflecting", $$"""
            {"kind":"ENTRY_KIND_REFLECTION","entryId":"{{reflection}}","version":1}
            """);

        // Too little, so it is returned; and still what was handed in is sealed.
        var key = Guid.NewGuid().ToString("N");
        var handedIn = (await student.PostAsync($"{Mine}/hand-in", """{"seenChanges":1}""", key)).Ok();
        var again = (await student.PostAsync($"{Mine}/hand-in", """{"seenChanges":1}""", key)).Ok();
        Assert.Equal(handedIn.GetRawText(), again.GetRawText());
        Assert.Equal("SUBMISSION_STAGE_RETURNED", handedIn.GetProperty("stage").GetString());
        Assert.Contains(
            handedIn.GetProperty("lacks").EnumerateArray(),
            lack => lack.GetProperty("criterionId").GetString() == "reflecting"
                && lack.GetProperty("present").GetInt32() == 1);
        var sealedOnce = await ExamLife.DownloadAsync(_channel, student);

        // What becomes of the live portfolio never reaches it.
        (await student.PostAsync(
            $"{RestUser.Reflections}/{reflection}/versions",
            """{"seenVersion":1,"title":"Anders","text":"Heel anders."}""")).Ok();
        await new AttachmentLife(_channel.CreateCallInvoker()).RemoveAsync(student.Token!, file);
        Assert.Equal(sealedOnce, await ExamLife.DownloadAsync(_channel, student));
        Assert.True(sealedOnce.AsSpan().IndexOf("Mijn eerste dienst."u8) > 0);
        Assert.True(sealedOnce.AsSpan().IndexOf(AttachmentLife.Pdf("dienst", 5000)) > 0);

        await VerifyAsync(student, handedIn, sealedOnce);
    }

    [Fact]
    public async Task Who_has_enough_is_admissible_and_changes_nothing_any_more()
    {
        var student = await _process.UserAsync("student15");
        var changes = await ChooseForAllAsync(student);

        // Two windows press at once: one hands in.
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            student.PostAsync($"{Mine}/hand-in", $$"""{"seenChanges":{{changes}}}""")));

        var accepted = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK).Ok();
        Assert.Equal("SUBMISSION_STAGE_ADMISSIBLE", accepted.GetProperty("stage").GetString());
        var kept = (await student.GetAsync(Mine)).Ok();
        Assert.Equal(1, kept.GetProperty("seals").GetArrayLength());
        Assert.Equal(
            accepted.GetProperty("root").GetString(), kept.GetProperty("seals")[0].GetProperty("root").GetString());
        Assert.False(kept.GetProperty("open").GetBoolean());
        Assert.Equal(
            ["handed-in-already"],
            (await student.PostAsync(
                $"{Mine}/criteria/feedback", $$"""{"seenChanges":{{changes}},"entries":[]}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));

        // Of another student it is not there.
        var other = await _process.UserAsync("student16");
        Assert.Equal(0, (await other.GetAsync(Mine))["seals"].GetArrayLength());
        Assert.Equal(
            StatusCode.NotFound,
            (await Assert.ThrowsAsync<RpcException>(() => ExamLife.DownloadAsync(_channel, other))).StatusCode);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_choice_is_told_at_once()
    {
        var student = await _process.UserAsync("student16");
        var gone = new string('a', 32);

        Assert.Equal(
            ["entries entry-twice", "entries[0] entry-invalid", "entries[1] entry-invalid", "entries[2] entry-invalid",
                "entries[3] entry-invalid"],
            (await student.PostAsync($"{Mine}/criteria/feedback", """
                {"seenChanges":0,"entries":[{"kind":"ENTRY_KIND_REFLECTION","entryId":"x","version":1},
                 {"kind":"ENTRY_KIND_REFLECTION","entryId":"x","version":1},{"version":1},
                 {"kind":"ENTRY_KIND_PEER_FEEDBACK","entryId":"a.b.c","giverId":"b c"}]}
                """)).Problem(HttpStatusCode.BadRequest).Select(it => it.Fault).Order(StringComparer.Ordinal));
        await ChooseAsync(student, "feedback", $$"""
            {"kind":"ENTRY_KIND_REFLECTION","entryId":"{{gone}}","version":1}
            """);
        Assert.Equal(
            ["evidence.feedback evidence-gone"],
            (await student.PostAsync($"{Mine}/hand-in", """{"seenChanges":1}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        await ChooseAsync(student, "feedback", "", 1);
        Assert.Equal(
            ["evidence-none"],
            (await student.PostAsync($"{Mine}/hand-in", """{"seenChanges":2}"""))
                .Problem(HttpStatusCode.BadRequest).Select(it => it.Fault));
        Assert.Equal(0, (await student.GetAsync(Mine))["seals"].GetArrayLength());
    }

    private async Task VerifyAsync(RestUser student, JsonElement handedIn, byte[] container)
    {
        var (sealedFile, receipt, keys) = (PathOf("a.vikseal"), PathOf("a.jws"), PathOf("keys.json"));
        await File.WriteAllBytesAsync(sealedFile, container, Stop);
        await File.WriteAllTextAsync(receipt, handedIn.GetProperty("receipt").GetString(), Stop);
        await File.WriteAllTextAsync(
            keys, (await student.GetAsync("/api/exams/v1/signing-keys"))["jwks"].GetString(), Stop);

        var whole = await SuiteProcess.RunAsync("verify", sealedFile, "--receipt", receipt, "--keys", keys);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Errors));
        Assert.Contains(handedIn.GetProperty("root").GetString()!, whole.Output, StringComparison.Ordinal);

        container[^1] ^= 1;
        await File.WriteAllBytesAsync(sealedFile, container, Stop);
        var changed = await SuiteProcess.RunAsync("verify", sealedFile);
        Assert.Equal(3, changed.ExitCode);
        Assert.Contains("item 3 (file): It was changed.", changed.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await SuiteProcess.RunAsync("verify", PathOf("none"))).ExitCode);
    }

    private async Task<(string Reflection, string File)> WriteAsync(RestUser student)
    {
        var reflection = (await student.PostAsync(
            RestUser.Reflections, """{"title":"Terugblik","text":"Mijn eerste dienst."}"""))["reflectionId"]
            .GetString()!;
        var file = await new AttachmentLife(_channel.CreateCallInvoker()).AttachAsync(
            student.Token!, AttachmentOwner.Reflection, reflection, "dienst.pdf", AttachmentLife.Pdf("dienst", 5000));
        return (reflection, file);
    }

    private static async Task<int> ChooseForAllAsync(RestUser student)
    {
        var reflections = (await student.ListAsync(RestUser.Reflections, "reflections"))
            .Select(one => $$"""
                {"kind":"ENTRY_KIND_REFLECTION","entryId":"{{one.GetProperty("reflectionId").GetString()}}",
                 "version":{{one.GetProperty("version").GetInt32()}}}
                """).Take(2).ToList();
        var rubric = (await student.GetAsync(Mine))["rubric"];
        var changes = 0;
        foreach (var criterion in rubric.GetProperty("criteria").EnumerateArray())
        {
            await ChooseAsync(
                student, criterion.GetProperty("criterionId").GetString()!, string.Join(',', reflections), changes++);
        }

        return changes;
    }

    private static async Task ChooseAsync(RestUser student, string criterion, string entries, int seenChanges = 0) =>
        (await student.PostAsync(
            $"{Mine}/criteria/{criterion}", $$"""{"seenChanges":{{seenChanges}},"entries":[{{entries}}]}""")).Ok();

    private string PathOf(string name) => Path.Combine(_folder, name);
}
