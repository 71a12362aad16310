using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using static VikLearning.IntegrationTests.Doors.DoorWorld;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>Every student has files: at what they share, and at what they do not.</summary>
/// <param name="gateway">Where to.</param>
/// <param name="options">Calls as somebody by a role, for a purpose.</param>
/// <param name="works">What each student has.</param>
internal sealed class DoorFiles(
    GrpcChannel gateway, Func<string, string, string?, CallOptions> options, Dictionary<string, string> works)
{
    /// <summary>The files by what they are for, and the reflection that they are at.</summary>
    public static IReadOnlyList<(string Work, string At)> Files { get; } =
        [("file", "reflection"), ("privateFile", "reflectionToRevise"), ("spareFile", "reflectionToRevise")];

    /// <summary>What they are for.</summary>
    public static IEnumerable<string> Works => Files.Select(file => file.Work);

    public async Task MakeAsync()
    {
        var attachments = new AttachmentService.AttachmentServiceClient(gateway);
        foreach (var (student, _, _) in Students)
        {
            foreach (var (work, at) in Files)
            {
                using var sending = attachments.AttachFile(options(student, "student", null));
                await sending.RequestStream.WriteAsync(new()
                {
                    Details = new()
                    {
                        Owner = AttachmentOwner.Reflection,
                        OwnerId = works[$"{at} {student}"],
                        FileName = $"{Mark("file", student)}pdf",
                    },
                    Chunk = ByteString.CopyFromUtf8($"%PDF-1.4\n% {Mark("file", student)}\nstartxref\n9\n%%EOF\n"),
                });
                await sending.RequestStream.CompleteAsync();
                works[$"{work} {student}"] = (await sending.ResponseAsync).AttachmentId;
            }
        }
    }
}
