using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio.Attachments;

/// <summary>Files on their way out, with their names, read at the moment they are shown.</summary>
internal sealed class Downloads(
    [FromKeyedServices(PortfolioModule.Service)] FileVault files, IServiceProvider services)
{
    /// <summary>Sends a file: first what it is, then its bytes.</summary>
    /// <exception cref="RefusedException">It is not there.</exception>
    public async Task SendAsync(
        string student, Attachment attachment, Func<FilePiece, Task> send, CancellationToken cancellation)
    {
        var scope = StudentGrain.ScopeOf(student);
        var reading = await files.OpenAsync(attachment.AttachmentId, scope, cancellation)
            ?? throw new RefusedException([Refusal.NotFound()]);
        var names = await NamesAsync(student, [attachment], cancellation);
        await send(new FilePiece { Attachment = Of(attachment, names) });
        await foreach (var piece in reading.ReadPiecesAsync(cancellation))
        {
            await send(new FilePiece { Data = UnsafeByteOperations.UnsafeWrap(piece) });
        }
    }

    /// <summary>Files without their content.</summary>
    public async Task<IEnumerable<Protos.Portfolio.V1.Attachment>> ListAsync(
        string student, IReadOnlyCollection<Attachment> attachments, CancellationToken cancellation)
    {
        var names = await NamesAsync(student, attachments, cancellation);
        return attachments.Select(attachment => Of(attachment, names));
    }

    private Task<ShownTexts> NamesAsync(
        string student, IReadOnlyCollection<Attachment> attachments, CancellationToken cancellation) =>
        ShownTexts.ReadAsync(
            services, PortfolioModule.Service, StudentGrain.ScopeOf(student),
            attachments.Select(attachment => (Guid?)attachment.NameId), cancellation);

    private static Protos.Portfolio.V1.Attachment Of(Attachment attachment, ShownTexts names) => new()
    {
        AttachmentId = attachment.AttachmentId.ToString("N"),
        FileName = names[attachment.NameId],
        Kind = FileKinds.CodeOf(attachment.Kind),
        Bytes = attachment.Bytes,
        AttachedAt = attachment.At.ToTimestamp(),
    };
}
