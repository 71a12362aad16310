using VikLearning.Portfolio.Attachments;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio;

/// <summary>The student's files.</summary>
internal sealed partial class StudentGrain
{
    public async Task<Reply<AttachmentKept>> AttachFile(
        CommandEnvelope envelope, Attachment file, string name, bool isPlaceThere)
    {
        var texts = await SealAsync(name);
        var command = new AttachFile(file with { NameId = IdOf(texts) ?? Guid.Empty }, isPlaceThere);
        return await DecideAsync<AttachmentKept>(
            envelope, state => AttachmentBook.Decide(state.Attachments, command), texts);
    }

    public Task<Reply<AttachmentKept>> RemoveAttachment(CommandEnvelope envelope, Guid attachmentId)
    {
        var command = new RemoveAttachment(attachmentId, Time.GetUtcNow());
        return DecideAsync<AttachmentKept>(envelope, state => AttachmentBook.Decide(state.Attachments, command));
    }

    public async Task<IReadOnlyList<Attachment>> ListAttachments() =>
        await StateAsync() is { Closing.IsClosed: false } state ? [.. state.Attachments.Files] : [];
}
