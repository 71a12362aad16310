using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.AllInOne;
using VikLearning.Protos.Portfolio.V1;
using Xunit;
using static VikLearning.IntegrationTests.AllInOne.AttachmentLife;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>Files through the gateway: there and back, to whom they are shown, and what is refused.</summary>
[Collection(SingleProcessGroup.Name)]
public sealed class AttachmentTests : IDisposable
{
    private const AttachmentOwner AtReflection = AttachmentOwner.Reflection;
    private readonly SingleProcess _process;
    private readonly GrpcChannel _channel;
    private readonly AttachmentLife _files;

    public AttachmentTests(SingleProcess process)
    {
        _process = process;
        _channel = GrpcChannel.ForAddress(process.Suite.GrpcAddress);
        _files = new AttachmentLife(_channel.CreateCallInvoker());
    }

    public void Dispose() => _channel.Dispose();

    [Fact]
    public async Task A_file_comes_back_byte_for_byte_and_a_retry_leaves_one()
    {
        var student = await _process.UserAsync("student08");
        var id = await WriteAsync(student);
        var file = Pdf("bewijs", 700_001);
        var first = await _files.AttachAsync(student.Token!, AtReflection, id, "Mijn bewijs é.pdf", file, "same-key");
        var again = await _files.AttachAsync(student.Token!, AtReflection, id, "Mijn bewijs é.pdf", file, "same-key");

        Assert.Equal(first, again);
        var kept = Assert.Single(await _files.ListAsync(student.Token!, AtReflection, id));
        Assert.Equal(
            (first, "Mijn bewijs é.pdf", "pdf", file.LongLength),
            (kept.AttachmentId, kept.FileName, kept.Kind, kept.Bytes));
        var (what, bytes) = await _files.DownloadAsync(student.Token!, first);
        Assert.Equal(kept, what);
        Assert.Equal(file, bytes);

        // The same key with another file, and the same file with another name, are something else.
        foreach (var (name, other) in ((string, byte[])[])[("Mijn bewijs é.pdf", Pdf("anders")), ("x.pdf", file)])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(
                () => _files.AttachAsync(student.Token!, AtReflection, id, name, other, "same-key"));
            Assert.Equal(["idempotency-key idempotency-key-reused"], Faults(refused));
        }

        Assert.Single(await _files.ListAsync(student.Token!, AtReflection, id));
    }

    // More than the window of one connection holds: were one left unread until another ended, none would end.
    [Fact]
    public async Task Many_files_at_once_on_one_connection_are_all_answered()
    {
        var nowhere = new string('a', 32);
        var tokens = await Task.WhenAll(((string[])["student08", "student09", "student10", "student11"])
            .Select(async name => (await _process.UserAsync(name)).Token!));

        var refused = await Task.WhenAll(Enumerable.Range(0, 96).Select(n => RefusedAsync(
            () => _files.AttachAsync(tokens[n % tokens.Length], AtReflection, nowhere, "a.pdf", Pdf("a", 200_000)))));

        Assert.All(refused, answer => Assert.Equal(StatusCode.NotFound, answer.StatusCode));
    }

    [Fact]
    public async Task A_file_at_a_dilemma_is_taken_away_and_its_retry_answered()
    {
        var student = await _process.UserAsync("student08");
        var work = (await student.PostAsync(
            "/api/portfolio/v1/me/dilemmas", """{"title":"Met bijlage"}"""))["dilemmaId"].GetString()!;
        var file = await _files.AttachAsync(student.Token!, AttachmentOwner.Dilemma, work, "a.pdf", Pdf("a"));
        Assert.Single(await _files.ListAsync(student.Token!, AttachmentOwner.Dilemma, work));

        await _files.RemoveAsync(student.Token!, file, "remove-it");
        await _files.RemoveAsync(student.Token!, file, "remove-it");

        Assert.Empty(await _files.ListAsync(student.Token!, AttachmentOwner.Dilemma, work));
        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(
            () => _files.DownloadAsync(student.Token!, file))).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(
            () => _files.RemoveAsync(student.Token!, file))).StatusCode);
    }

    [Fact]
    public async Task Ten_megabytes_pass_and_eleven_are_refused_in_words()
    {
        var student = await _process.UserAsync("student09");
        var id = await WriteAsync(student);
        var largest = Pdf("groot", 10 * 1024 * 1024);
        var kept = await _files.AttachAsync(student.Token!, AtReflection, id, "groot.pdf", largest);
        Assert.Equal(largest, (await _files.DownloadAsync(student.Token!, kept)).Bytes);

        var refused = await RefusedAsync(() => _files.AttachAsync(
            student.Token!, AtReflection, id, "groter.pdf", Pdf("groter", (10 * 1024 * 1024) + 1)));
        Assert.Equal(["file file-too-large"], Faults(refused));
        refused = await RefusedAsync(() => _files.AttachAsync(
            student.Token!, AtReflection, id, "elf.pdf", Pdf("elf", 11 * 1024 * 1024)));
        Assert.Equal((StatusCode.InvalidArgument, "Dit bestand is te groot. Kies er een van hoogstens 10 MB."),
            (refused.StatusCode, refused.Status.Detail));
        Assert.Single(await _files.ListAsync(student.Token!, AtReflection, id));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_nothing_is_kept()
    {
        var student = await _process.UserAsync("student09");
        var id = await WriteAsync(student);
        var html = "<html><script>alert(1)</script></html>"u8.ToArray();
        Assert.Equal(
            ["ownerId id-invalid", "owner attachment-owner-invalid", "fileName file-name-invalid",
                "file file-kind-unknown", "idempotency-key idempotency-key-invalid"],
            Faults(await RefusedAsync(() => _files.AttachAsync(
                student.Token!, AttachmentOwner.Unspecified, "geen-id", "..\\a.pdf", html, new string('k', 65)))));
        Assert.Equal(
            ["fileName text-missing", "file file-empty"],
            Faults(await RefusedAsync(() => _files.AttachAsync(student.Token!, AtReflection, id, "", []))));
        Assert.Equal(
            ["fileName file-extension-differs"],
            Faults(await RefusedAsync(() => _files.AttachAsync(student.Token!, AtReflection, id, "a.png", Pdf("a")))));
        Assert.Equal(
            ["file file-damaged"],
            Faults(await RefusedAsync(() => _files.AttachAsync(
                student.Token!, AtReflection, id, "a.pdf", [.. Pdf("a"), .. html]))));
        Assert.Equal(
            ["fileName file-name-invalid"],
            Faults(await RefusedAsync(() => _files.AttachAsync(
                student.Token!, AtReflection, id, "factuur\u202Efdp.pdf", Pdf("a")))));
        Assert.Empty(await _files.ListAsync(student.Token!, AtReflection, id));
    }

    [Fact]
    public async Task An_entry_has_ten_files_at_most()
    {
        var student = await _process.UserAsync("student10");
        var id = await WriteAsync(student);
        for (var number = 0; number < 10; number++)
        {
            await _files.AttachAsync(student.Token!, AtReflection, id, $"{number}.pdf", Pdf("a"));
        }

        var refused = await RefusedAsync(
            () => _files.AttachAsync(student.Token!, AtReflection, id, "a.png", Pdf("een te veel")));
        Assert.Equal(["fileName file-extension-differs", "attachments-full"], Faults(refused));
        Assert.Equal(
            ["attachments-full"],
            Faults(await RefusedAsync(() => _files.AttachAsync(student.Token!, AtReflection, id, "a.pdf", Pdf("b")))));
        Assert.Equal(10, (await _files.ListAsync(student.Token!, AtReflection, id)).Count);
    }

    [Fact]
    public async Task Who_may_read_a_shared_reflection_may_have_its_files_and_a_line_says_so()
    {
        var (student, teacher, mate) = (await _process.UserAsync("student04"), await _process.UserAsync("teacher01"),
            await _process.UserAsync("student05"));
        var (id, other) = (await WriteAsync(student), await WriteAsync(student));
        var file = await _files.AttachAsync(student.Token!, AtReflection, id, "voor.pdf", Pdf("voor jou"));
        var secret = await _files.AttachAsync(student.Token!, AtReflection, other, "niet.pdf", Pdf("niet"));
        var owner = Subject("student04");
        var notShared = await RefusedAsync(() => _files.GuidedAsync(teacher.Token!, owner, id, file));
        await ShareAsync(student, id, "AUDIENCE_TEACHER");
        await AssertReadAsync(student, teacher, owner, id, file);

        // Not with the team, not a file of another reflection, nothing that is not there: all alike.
        string[] told =
        [
            .. await Task.WhenAll(
                ToldAsync(() => _files.OfMateAsync(mate.Token!, owner, id, file)),
                ToldAsync(() => _files.GuidedAsync(teacher.Token!, owner, id, secret)),
                ToldAsync(() => _files.GuidedAsync(teacher.Token!, owner, other, secret)),
                ToldAsync(() => _files.GuidedAsync(teacher.Token!, owner, id, Guid.NewGuid().ToString("N"))),
                ToldAsync(() => _files.GuidedAsync(teacher.Token!, owner, id, "geen-id")),
                ToldAsync(() => _files.DownloadAsync(mate.Token!, file)),
                ToldAsync(() => _files.DownloadAsync(mate.Token!, Guid.NewGuid().ToString("N")))),
        ];
        Assert.Equal([$"{notShared.StatusCode} {notShared.Status.Detail}"], told.Distinct());

        await ShareAsync(student, id, "AUDIENCE_TEAM");
        Assert.Equal(Pdf("voor jou"), (await _files.OfMateAsync(mate.Token!, owner, id, file)).Bytes);
        (await student.PostAsync(
            $"{RestUser.Reflections}/{id}/shares/withdrawal", """{"audience":"AUDIENCE_TEACHER"}""")).Ok();
        Assert.Equal(told[0], await ToldAsync(() => _files.GuidedAsync(teacher.Token!, owner, id, file)));
    }

    private async Task AssertReadAsync(RestUser student, RestUser teacher, string owner, string id, string file)
    {
        var (what, bytes) = await _files.GuidedAsync(teacher.Token!, owner, id, file);
        Assert.Equal("voor.pdf", what.FileName);
        Assert.Equal(Pdf("voor jou"), bytes);
        var shown = (await teacher.ConsultAsync($"/api/portfolio/v1/students/{owner}/reflections/{id}"))["reflection"];
        var listed = Assert.Single(shown.GetProperty("attachments").EnumerateArray());
        Assert.Equal("voor.pdf", listed.GetProperty("fileName").GetString());
        Assert.Equal(
            ["attachment CONSULTATION_OUTCOME_REFUSED", "attachment CONSULTATION_OUTCOME_SHOWN",
                "reflection CONSULTATION_OUTCOME_SHOWN"],
            await LinesAsync(student, id));
    }

    private static async Task<string> WriteAsync(RestUser student) =>
        (await student.PostAsync(RestUser.Reflections, """{"title":"Met bijlage","text":"tekst"}"""))
            ["reflectionId"].GetString()!;

    private static async Task ShareAsync(RestUser student, string id, string audience) => (await student.PostAsync(
        $"{RestUser.Reflections}/{id}/shares", JsonSerializer.Serialize(new { version = 1, audience }))).Ok();

    // Oldest first.
    private static async Task<List<string>> LinesAsync(RestUser student, string id) =>
    [
        .. (await student.GetAsync("/api/portfolio/v1/me/consultations?pageSize=50"))["lines"].EnumerateArray()
            .Where(line => line.GetProperty("itemId").GetString() == id).Reverse()
            .Select(line => $"{line.GetProperty("shown").GetString()} {line.GetProperty("outcome").GetString()}"),
    ];

    private static Task<RpcException> RefusedAsync(Func<Task> call) => Assert.ThrowsAsync<RpcException>(call);

    private static async Task<string> ToldAsync(Func<Task> call)
    {
        var refused = await RefusedAsync(call);
        return $"{refused.StatusCode} {refused.Status.Detail}";
    }

    private static IEnumerable<string> Faults(RpcException refused) =>
        refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations
            .Select(violation => $"{violation.Field} {violation.Reason}".Trim());

    private static string Subject(string name) =>
        DemoAccount.All(SingleProcess.Students).Single(account => account.Name == name).Subject;
}
