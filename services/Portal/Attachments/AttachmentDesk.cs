using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.Portal.Gateway;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.Portal.Attachments;

/// <summary>Files: list, add, take away, and fetch. Nothing of a file is kept here.</summary>
internal sealed class AttachmentDesk(
    FormSender sender, GatewayCall call, AttachmentService.AttachmentServiceClient attachments, TimeProvider time)
{
    private const int ChunkSize = 64 * 1024;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    // One field on the page: what is wrong with the name is wrong with the file.
    private static readonly string[] s_fields = ["file"];

    public async Task<IReadOnlyList<Attachment>> ListAsync(AttachmentEntry entry) =>
        (await attachments.ListAttachmentsAsync(
            new() { Owner = entry.Owner, OwnerId = entry.Id }, await call.ReadAsync())).Attachments;

    /// <summary>Takes a file away; null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> RemoveAsync(AttachmentInput input, FormProblems problems) => sender.SendAsync(
        input, problems, [], async options => (await attachments.RemoveAttachmentAsync(
            new() { AttachmentId = input.Attachment ?? "" }, options)).AttachmentId);

    /// <summary>Adds a file while it is read; its id, or null when <paramref name="problems"/> says why not.</summary>
    public Task<string?> AttachAsync(
        AttachmentEntry entry, string fileName, Stream content, AttachmentInput input, FormProblems problems,
        CancellationToken cancellation) =>
        sender.SendAsync(input, problems, s_fields, async options =>
        {
            using var sending = attachments.AttachFile(options.WithDeadline(time.GetUtcNow().UtcDateTime + s_longest));
            try
            {
                await sending.RequestStream.WriteAsync(
                    new()
                    {
                        Details = new() { Owner = entry.Owner, OwnerId = entry.Id, FileName = fileName },
                    },
                    cancellation);
                await SendAsync(content, sending.RequestStream, cancellation);
                await sending.RequestStream.CompleteAsync();
            }
            catch (Exception early) when (early is RpcException or InvalidOperationException)
            {
                // It was answered before the end: the answer says why.
            }

            return (await sending.ResponseAsync).AttachmentId;
        });

    /// <summary>One of the reader's own files.</summary>
    public async IAsyncEnumerable<FilePiece> OwnAsync(
        string attachmentId, [EnumeratorCancellation] CancellationToken end)
    {
        using var download = attachments.DownloadAttachment(
            new() { AttachmentId = attachmentId }, await call.WatchAsync(end));
        while (await download.ResponseStream.MoveNext(end))
        {
            yield return download.ResponseStream.Current.Piece;
        }
    }

    /// <summary>A file at what a student shares with the reader, their teacher.</summary>
    public async IAsyncEnumerable<FilePiece> GuidedAsync(
        string studentId, string reflectionId, string attachmentId, [EnumeratorCancellation] CancellationToken end)
    {
        using var download = attachments.DownloadGuidedAttachment(
            new() { StudentId = studentId, ReflectionId = reflectionId, AttachmentId = attachmentId },
            await call.WatchAsync(end, Purposes.Guiding));
        while (await download.ResponseStream.MoveNext(end))
        {
            yield return download.ResponseStream.Current.Piece;
        }
    }

    /// <summary>A file at what a team mate shares.</summary>
    public async IAsyncEnumerable<FilePiece> OfMateAsync(
        string studentId, string reflectionId, string attachmentId, [EnumeratorCancellation] CancellationToken end)
    {
        using var download = attachments.DownloadTeamAttachment(
            new() { StudentId = studentId, ReflectionId = reflectionId, AttachmentId = attachmentId },
            await call.WatchAsync(end, Purposes.TeamFeedback));
        while (await download.ResponseStream.MoveNext(end))
        {
            yield return download.ResponseStream.Current.Piece;
        }
    }

    private static async Task SendAsync(
        Stream content, IClientStreamWriter<AttachFileRequest> target, CancellationToken cancellation)
    {
        var buffer = new byte[ChunkSize];
        while (await content.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, cancellation)
            is > 0 and var read)
        {
            await target.WriteAsync(new() { Chunk = ByteString.CopyFrom(buffer.AsSpan(0, read)) }, cancellation);
        }
    }
}
