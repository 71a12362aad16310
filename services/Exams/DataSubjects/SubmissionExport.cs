using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Exams.Results;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Exports;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Exams.DataSubjects;

/// <summary>A student's submissions in their export: what happened to each, and each sealed container.</summary>
internal sealed class SubmissionExport(
    IGrainFactory grains,
    CallersSubmission submissions,
    ResultReader results,
    [FromKeyedServices(ExamsModule.Service)] FileVault files)
{
    /// <summary>
    /// The streams of all their submissions, and what examiners wrote of those whose result is known: an export tells
    /// nobody a result early.
    /// </summary>
    public async Task<IReadOnlyList<ExportedStream>> StreamsAsync(string student, CancellationToken cancellation) =>
    [
        .. (await submissions.AllOfAsync(student, cancellation))
            .Select(place => new ExportedStream(SubmissionGrain.Definition.StreamOf(place.Key))),
        .. (await results.PublishedOfAsync(student, cancellation))
            .Select(place => new ExportedStream(
                ScoringGrain.Definition.StreamOf(place.Key), Scope: SubmissionGrain.ScopeOf(place.Key))),
    ];

    /// <summary>The containers, in the order in which they were handed in.</summary>
    public async IAsyncEnumerable<ExportRecord> FilesAsync(
        string student, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0L;
        foreach (var place in await submissions.AllOfAsync(student, cancellation))
        {
            foreach (var seal in (await grains.GetKnownGrain<ISubmissionGrain>(place.Key).Get()).Seals)
            {
                number++;
                var path = string.Create(
                    CultureInfo.InvariantCulture, $"files/{place.Key}-{seal.Subject.Seal}.vikseal");
                await foreach (var piece in PiecesAsync(place, seal, path, cancellation))
                {
                    yield return piece;
                }

                yield return RecordOf(student, seal, path, number);
            }
        }
    }

    private async IAsyncEnumerable<ExportRecord> PiecesAsync(
        SubmissionPlace place, SubmissionSeal seal, string path,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in seal.Files)
        {
            if (await files.OpenAsync(file, SubmissionGrain.ScopeOf(place.Key), cancellation) is not { } reading)
            {
                continue;
            }

            await foreach (var part in reading.ReadAsync(cancellation))
            {
                yield return new ExportRecord
                {
                    File = new ExportPiece { Path = path, Data = UnsafeByteOperations.UnsafeWrap(part) },
                };
            }
        }
    }

    private static ExportRecord RecordOf(string student, SubmissionSeal seal, string path, long number) => new()
    {
        Source = "file",
        Number = number,
        At = seal.Subject.HandedInAt.ToTimestamp(),
        ActorId = student,
        Purpose = "own",
        Kind = "sealed-submission",
        DataJson = JsonSerializer.Serialize(new { bytes = seal.Bytes, root = seal.Root }),
        File = new ExportPiece { Path = path, Last = true },
    };
}
