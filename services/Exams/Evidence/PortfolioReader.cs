using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.Exams.Seals;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Feed;
using EntryKind = VikLearning.Exams.Submissions.EntryKind;

namespace VikLearning.Exams.Evidence;

/// <summary>
/// Reads the entries of a portfolio with the token of the student whose it is, exactly as the student may read them:
/// Portfolio need not know that there is an exam.
/// </summary>
internal sealed class PortfolioReader(IServiceChannels channels)
{
    private const string Portfolio = "portfolio";

    // What is sealed says everything: a member that is left out would mean whatever a reader takes for granted.
    private static readonly JsonFormatter s_whole =
        new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>The hours: how far the student is on the route map.</summary>
    public async Task<(byte[] Content, int Percent)> ReadHoursAsync(ServerCallContext context)
    {
        var progress = await new ProgressService.ProgressServiceClient(Caller(context)).GetProgressAsync(
            new GetProgressRequest(), cancellationToken: context.CancellationToken);
        var percent = progress.RequiredMinutes == 0 ? 100 : 100 * progress.CreditedMinutes / progress.RequiredMinutes;
        return (Write(progress, []), percent);
    }

    /// <summary>An entry; null when there is no such entry that the student may hand in.</summary>
    public async Task<ReadEntry?> ReadAsync(PortfolioEntry entry, ServerCallContext context)
    {
        try
        {
            var owner = entry.Kind switch
            {
                EntryKind.Reflection => AttachmentOwner.Reflection,
                EntryKind.Dilemma => AttachmentOwner.Dilemma,
                _ => AttachmentOwner.Unspecified,
            };
            if (await ReadEntryAsync(entry, Caller(context), context.CancellationToken) is not { } read)
            {
                return null;
            }

            var files = owner == AttachmentOwner.Unspecified
                ? []
                : (await Files(context).ListAttachmentsAsync(
                    new ListAttachmentsRequest { Owner = owner, OwnerId = entry.EntryId },
                    cancellationToken: context.CancellationToken)).Attachments;
            return new ReadEntry(Write(read, files), files);
        }
        catch (RpcException gone) when (gone.StatusCode
            is StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.FailedPrecondition)
        {
            return null;
        }
    }

    /// <summary>The bytes of a file, in pieces.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadFileAsync(string attachmentId, ServerCallContext context)
    {
        using var call = Files(context).DownloadAttachment(
            new DownloadAttachmentRequest { AttachmentId = attachmentId },
            cancellationToken: context.CancellationToken);
        await foreach (var piece in call.ResponseStream.ReadAllAsync(context.CancellationToken))
        {
            if (!piece.Piece.Data.IsEmpty)
            {
                yield return piece.Piece.Data.Memory;
            }
        }
    }

    private CallInvoker Caller(ServerCallContext context) => channels.ForCaller(Portfolio, context);

    private AttachmentService.AttachmentServiceClient Files(ServerCallContext context) => new(Caller(context));

    // Feedback goes in when its receiver said that it may; an assignment, when it was handed over in that version.
    private static async Task<IMessage?> ReadEntryAsync(
        PortfolioEntry entry, CallInvoker portfolio, CancellationToken cancellation)
    {
        switch (entry.Kind)
        {
            case EntryKind.Reflection:
                return await new ReflectionService.ReflectionServiceClient(portfolio).GetReflectionAsync(
                    new GetReflectionRequest { ReflectionId = entry.EntryId, Version = entry.Version },
                    cancellationToken: cancellation);
            case EntryKind.Dilemma:
                return await new DilemmaService.DilemmaServiceClient(portfolio).GetDilemmaAsync(
                    new GetDilemmaRequest { DilemmaId = entry.EntryId, Version = entry.Version },
                    cancellationToken: cancellation);
            case EntryKind.FeedbackAssignment:
                return (await new FeedbackAssignmentService.FeedbackAssignmentServiceClient(portfolio)
                    .GetFeedbackAssignmentAsync(
                        new GetFeedbackAssignmentRequest { Version = entry.Version },
                        cancellationToken: cancellation)).Assignment;
            case EntryKind.WorkbookTask:
                return (await new WorkbookService.WorkbookServiceClient(portfolio).GetTaskAsync(
                    new GetTaskRequest { TaskId = entry.EntryId, Version = entry.Version },
                    cancellationToken: cancellation)).Task is { Version: > 0 } task ? task : null;
            default:
                return await new PeerFeedbackService.PeerFeedbackServiceClient(portfolio).GetReceivedFeedbackAsync(
                    new GetReceivedFeedbackRequest { RoundId = entry.EntryId, GiverId = entry.GiverId },
                    cancellationToken: cancellation) is { ForExam: true, Words: not null } gift ? gift : null;
        }
    }

    private static byte[] Write(IMessage read, IEnumerable<Attachment> files) => CanonicalJson.Write(new JsonObject
    {
        ["entry"] = JsonNode.Parse(s_whole.Format(read)),
        ["files"] = new JsonArray([.. files.Select(file => JsonNode.Parse(s_whole.Format(file)))]),
    });
}
