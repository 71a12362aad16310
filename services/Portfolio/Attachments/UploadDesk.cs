using Google.Protobuf;
using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio.Attachments;

/// <summary>
/// Receives a file, looks into it, keeps it, and only then says that it is there: a file that nothing refers to is
/// taken away, so that a retry leaves one file.
/// </summary>
internal sealed class UploadDesk(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(PortfolioModule.Service)] FileVault files,
    UploadSpace space,
    TimeProvider time)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    public async Task<AttachFileResponse> ReceiveAsync(
        IAsyncStreamReader<AttachFileRequest> stream, ServerCallContext context)
    {
        using var share = space.Begin();
        var received = await ReadAsync(stream, share, context.CancellationToken);
        var fields = new RequestFields(context);
        var details = received.Details;
        var place = AttachmentPlaces.Read(fields, details.Owner, details.OwnerId);
        var name = NameIn(fields, details.FileName);
        var kind = KindOf(fields, received, name);

        // A retry has the same words and the same file.
        var body = new AttachFileRequest
        {
            Details = details,
            Chunk = UnsafeByteOperations.UnsafeWrap(received.Content.Sha256()),
        };
        var envelope = envelopes.For(context, body, fields);
        var student = context.Caller().Subject;
        var isThere = await AttachmentPlaces.IsThereAsync(grains, student, place);
        var attachment = new Attachment(
            Guid.CreateVersion7(time.GetUtcNow()), place, Guid.Empty, kind, received.Content.Length,
            time.GetUtcNow());
        var kept = await KeepAsync(student, envelope, attachment, name, isThere, received.Content);
        return new AttachFileResponse { AttachmentId = kept.AttachmentId.ToString("N") };
    }

    private async Task<ReceivedFile> ReadAsync(
        IAsyncStreamReader<AttachFileRequest> stream, UploadSpace.Share share, CancellationToken cancellation)
    {
        using var longest = new CancellationTokenSource(s_longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, longest.Token);
        try
        {
            return await ReceivedFile.ReadAsync(stream, share, either.Token);
        }
        catch (Exception failure) when (
            longest.IsCancellationRequested && failure is OperationCanceledException or RpcException)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, "the file took too long"));
        }
        catch (IOException gone) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The caller left halfway.", gone, cancellation);
        }
    }

    private async Task<AttachmentKept> KeepAsync(
        string student, CommandEnvelope envelope, Attachment attachment, string name, bool isThere,
        FileContent content)
    {
        var (id, scope) = (attachment.AttachmentId, StudentGrain.ScopeOf(student));
        var isStored = envelope.Faults.IsEmpty && isThere;
        try
        {
            if (isStored)
            {
                await files.WriteAsync(id, scope, content.Blocks().ToAsyncEnumerable());
            }
        }
        catch (ScopeErasedException)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        // Should what became of it stay unknown, the file is loose: the sweep asks whether it is referred to.
        var reply = await grains.GetGrain<IStudentGrain>(student).AttachFile(envelope, attachment, name, isThere);
        if (isStored)
        {
            await (reply.Answer?.AttachmentId == id ? files.ClaimAsync(id, scope) : files.DeleteAsync(id, scope));
        }

        return reply.OrThrow();
    }

    private static string NameIn(RequestFields fields, string given)
    {
        var name = fields.Text("fileName", given, AttachmentBook.LongestName, required: true);
        fields.Check(
            string.IsNullOrWhiteSpace(name)
                || !name.Any(letter => letter is '/' or '\\' or '\n' or '\t' or '"' || IsTurning(letter)),
            Refusal.Malformed("file-name-invalid", "fileName"));
        return name;
    }

    // Letters that turn the direction of what follows make one extension look like another.
    private static bool IsTurning(char letter) =>
        letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';

    private static FileKind KindOf(RequestFields fields, ReceivedFile received, string name)
    {
        foreach (var fault in received.Faults)
        {
            fields.Check(false, fault);
        }

        if (received.Content.Length == 0)
        {
            return FileKind.Pdf;
        }

        var (kind, refused) = FileInspector.Inspect(received.Content);
        if (kind is not { } known)
        {
            fields.Check(false, Refusal.Malformed(refused ?? Inspection.Unknown.Fault!, "file"));
            return FileKind.Pdf;
        }

        fields.Check(
            name.Length == 0 || FileKinds.Fits(known, name),
            Refusal.Malformed("file-extension-differs", "fileName", FileKinds.ExtensionOf(known)));
        return known;
    }
}
