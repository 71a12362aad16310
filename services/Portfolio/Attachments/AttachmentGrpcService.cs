using Grpc.Core;
using VikLearning.Portfolio.Sharing;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Files;
using Audience = VikLearning.Portfolio.Sharing.Audience;

namespace VikLearning.Portfolio.Attachments;

/// <summary>Wire to grain and back, for files.</summary>
internal sealed class AttachmentGrpcService(
    IGrainFactory grains,
    [FromKeyedServices(PortfolioModule.Service)] CommandEnvelopes envelopes,
    [FromKeyedServices(PortfolioModule.Service)] FileVault files,
    UploadDesk uploads,
    Downloads downloads,
    SharedReflections shared) : AttachmentService.AttachmentServiceBase
{
    public override Task<AttachFileResponse> AttachFile(
        IAsyncStreamReader<AttachFileRequest> requestStream, ServerCallContext context) =>
        uploads.ReceiveAsync(requestStream, context);

    public override async Task<ListAttachmentsResponse> ListAttachments(
        ListAttachmentsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var place = AttachmentPlaces.Read(fields, request.Owner, request.OwnerId);
        fields.ThrowIfAny();
        var student = context.Caller().Subject;
        if (!await AttachmentPlaces.IsThereAsync(grains, student, place))
        {
            throw new RefusedException([Refusal.NotFound()]);
        }

        var found = (await grains.StudentOf(context).ListAttachments()).Where(it => it.Place == place).ToList();
        return new ListAttachmentsResponse
        {
            Attachments = { await downloads.ListAsync(student, found, context.CancellationToken) },
        };
    }

    public override async Task<RemoveAttachmentResponse> RemoveAttachment(
        RemoveAttachmentRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var id = fields.Key("attachmentId", request.AttachmentId);
        var envelope = envelopes.For(context, request, fields);
        var scope = StudentGrain.ScopeOf(context.Caller().Subject);
        var isThere = envelope.Faults.IsEmpty && (await grains.StudentOf(context).ListAttachments())
            .Any(attachment => attachment.AttachmentId == id);
        if (isThere)
        {
            await files.ReleaseAsync(id, scope);
        }

        (await grains.StudentOf(context).RemoveAttachment(envelope, id)).OrThrow();
        await files.DeleteAsync(id, scope);
        return new RemoveAttachmentResponse { AttachmentId = request.AttachmentId };
    }

    public override async Task DownloadAttachment(
        DownloadAttachmentRequest request, IServerStreamWriter<DownloadAttachmentResponse> responseStream,
        ServerCallContext context)
    {
        var found = Find(await grains.StudentOf(context).ListAttachments(), request.AttachmentId);
        await downloads.SendAsync(
            context.Caller().Subject, found,
            piece => responseStream.WriteAsync(new() { Piece = piece }, context.CancellationToken),
            context.CancellationToken);
    }

    public override async Task DownloadGuidedAttachment(
        DownloadGuidedAttachmentRequest request, IServerStreamWriter<DownloadGuidedAttachmentResponse> responseStream,
        ServerCallContext context)
    {
        var found = await FindAsync(
            Audience.Teacher, request.StudentId, request.ReflectionId, request.AttachmentId, context);
        await downloads.SendAsync(
            request.StudentId, found,
            piece => responseStream.WriteAsync(new() { Piece = piece }, context.CancellationToken),
            context.CancellationToken);
    }

    public override async Task DownloadTeamAttachment(
        DownloadTeamAttachmentRequest request, IServerStreamWriter<DownloadTeamAttachmentResponse> responseStream,
        ServerCallContext context)
    {
        var found = await FindAsync(
            Audience.Team, request.StudentId, request.ReflectionId, request.AttachmentId, context);
        await downloads.SendAsync(
            request.StudentId, found,
            piece => responseStream.WriteAsync(new() { Piece = piece }, context.CancellationToken),
            context.CancellationToken);
    }

    // The gate has seen that the reflection is shared, and written it down; what is asked for must be a file of it.
    private async Task<Attachment> FindAsync(
        Audience audience, string student, string reflection, string attachment, ServerCallContext context)
    {
        var line = await shared.FindAsync(
            audience, context.Caller().Subject, student, Guid.ParseExact(reflection, "N"),
            context.CancellationToken);
        return Find(line is null ? [] : line.Attachments, attachment);
    }

    private static Attachment Find(IEnumerable<Attachment> attachments, string id) =>
        Guid.TryParseExact(id, "N", out var known)
            && attachments.FirstOrDefault(attachment => attachment.AttachmentId == known) is { } found
            ? found
            : throw new RefusedException([Refusal.NotFound()]);
}
