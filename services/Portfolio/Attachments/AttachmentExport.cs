using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Attachments;

/// <summary>A student's files in their export, part by part. The name of each stands where it was added.</summary>
internal static class AttachmentExport
{
    /// <summary>The files, in the order they were added; of a closed portfolio there are none.</summary>
    public static async IAsyncEnumerable<ExportRecord> OfAsync(
        IGrainFactory grains, FileVault files, string student, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0L;
        foreach (var attachment in await grains.GetKnownGrain<IStudentGrain>(student).ListAttachments())
        {
            number++;
            var scope = StudentGrain.ScopeOf(student);
            if (await files.OpenAsync(attachment.AttachmentId, scope, cancellation) is not { } reading)
            {
                continue;
            }

            var path = $"files/{attachment.AttachmentId}.{FileKinds.ExtensionOf(attachment.Kind)}";
            await foreach (var part in reading.ReadAsync(cancellation))
            {
                yield return new ExportRecord
                {
                    File = new ExportPiece { Path = path, Data = UnsafeByteOperations.UnsafeWrap(part) },
                };
            }

            yield return RecordOf(student, attachment, reading.File, path, number);
        }
    }

    private static ExportRecord RecordOf(
        string student, Attachment attachment, KeptFile file, string path, long number) => new()
        {
            Source = "file",
            Number = number,
            At = attachment.At.ToTimestamp(),
            ActorId = student,
            Purpose = "own",
            Kind = "attachment-content",
            DataJson = JsonSerializer.Serialize(new
            {
                attachmentId = attachment.AttachmentId,
                bytes = file.Length,
                sha256 = Convert.ToHexStringLower(file.Sha256.Span),
            }),
            File = new ExportPiece { Path = path, Last = true },
        };
}
