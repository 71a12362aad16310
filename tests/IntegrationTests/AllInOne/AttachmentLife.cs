using System.Text;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>Files on their way to the suite and back, by gRPC.</summary>
/// <param name="invoker">Where to.</param>
internal sealed class AttachmentLife(CallInvoker invoker)
{
    private const int ChunkSize = 64 * 1024;
    private readonly AttachmentService.AttachmentServiceClient _client = new(invoker);

    /// <summary>The name of what <see cref="LiveAsync"/> leaves.</summary>
    public const string EvidenceName = "Bewijs van mijn dienst.pdf";

    /// <summary>What <see cref="LiveAsync"/> leaves: more than one part of an archive.</summary>
    public static byte[] Evidence { get; } = Pdf("bewijs", 1_300_000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A PDF with a text in it, of a size.</summary>
    public static byte[] Pdf(string text, int size = 0)
    {
        var (head, tail) = ($"%PDF-1.7\n% {text}\n%", "\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
        return Encoding.ASCII.GetBytes(head + new string('x', Math.Max(0, size - head.Length - tail.Length)) + tail);
    }

    /// <summary>A student adds two files and takes one away again.</summary>
    public static async Task LiveAsync(ChannelBase channel, RestUser student)
    {
        var files = new AttachmentLife(channel.CreateCallInvoker());
        var reflection = (await student.PostAsync(
            RestUser.Reflections, """{"title":"Met bewijs","text":"Zie de bijlage."}"""))["reflectionId"].GetString()!;
        await files.AttachAsync(
            student.Token!, AttachmentOwner.Reflection, reflection, EvidenceName, Evidence);
        await files.RemoveAsync(student.Token!, await files.AttachAsync(
            student.Token!, AttachmentOwner.Reflection, reflection, "Toch niet.pdf", Pdf("toch niet")));
    }

    /// <summary>Adds a file; its id.</summary>
    public async Task<string> AttachAsync(
        string token, AttachmentOwner owner, string ownerId, string name, byte[] bytes, string? key = null)
    {
        using var sending = _client.AttachFile(Options(token, key: key ?? Guid.NewGuid().ToString("N")));
        try
        {
            await sending.RequestStream.WriteAsync(
                new() { Details = new() { Owner = owner, OwnerId = ownerId, FileName = name } }, Stop);
            foreach (var chunk in bytes.Chunk(ChunkSize))
            {
                await sending.RequestStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(chunk) }, Stop);
            }

            await sending.RequestStream.CompleteAsync();
        }
        catch (Exception early) when (early is RpcException or InvalidOperationException)
        {
            // It was answered before the end.
        }

        return (await sending.ResponseAsync).AttachmentId;
    }

    public async Task<IReadOnlyList<Attachment>> ListAsync(string token, AttachmentOwner owner, string ownerId) =>
        (await _client.ListAttachmentsAsync(
            new() { Owner = owner, OwnerId = ownerId }, Options(token))).Attachments;

    public async Task RemoveAsync(string token, string id, string? key = null) => await _client.RemoveAttachmentAsync(
        new() { AttachmentId = id }, Options(token, key: key ?? Guid.NewGuid().ToString("N")));

    /// <summary>One's own file.</summary>
    public async Task<(Attachment What, byte[] Bytes)> DownloadAsync(string token, string id)
    {
        using var call = _client.DownloadAttachment(new() { AttachmentId = id }, Options(token));
        return await AllAsync(call.ResponseStream, it => it.Piece);
    }

    /// <summary>A file at what a student shares with their teacher.</summary>
    public async Task<(Attachment What, byte[] Bytes)> GuidedAsync(
        string token, string student, string reflection, string id)
    {
        using var call = _client.DownloadGuidedAttachment(
            new() { StudentId = student, ReflectionId = reflection, AttachmentId = id }, Options(token, "guiding"));
        return await AllAsync(call.ResponseStream, it => it.Piece);
    }

    /// <summary>A file at what a mate shares with the team.</summary>
    public async Task<(Attachment What, byte[] Bytes)> OfMateAsync(
        string token, string student, string reflection, string id)
    {
        using var call = _client.DownloadTeamAttachment(
            new() { StudentId = student, ReflectionId = reflection, AttachmentId = id },
            Options(token, "team-feedback"));
        return await AllAsync(call.ResponseStream, it => it.Piece);
    }

    private static async Task<(Attachment What, byte[] Bytes)> AllAsync<T>(
        IAsyncStreamReader<T> stream, Func<T, FilePiece> pieceOf)
    {
        Attachment? what = null;
        var bytes = new List<byte>();
        await foreach (var message in stream.ReadAllAsync(Stop))
        {
            what ??= pieceOf(message).Attachment;
            bytes.AddRange(pieceOf(message).Data.Span);
        }

        return (what!, [.. bytes]);
    }

    private static CallOptions Options(string token, string? purpose = null, string? key = null)
    {
        var headers = new Metadata { { "authorization", $"Bearer {token}" }, { "accept-language", "nl" } };
        if (purpose is not null)
        {
            headers.Add("consultation-purpose", purpose);
        }

        if (key is not null)
        {
            headers.Add("idempotency-key", key);
        }

        return new CallOptions(headers, cancellationToken: Stop);
    }
}
