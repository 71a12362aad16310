using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Files;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Exams.Evidence;

/// <summary>Reads items out of a sealed container.</summary>
internal sealed class SealedReader(
    IGrainFactory grains, [FromKeyedServices(ExamsModule.Service)] FileVault files)
{
    /// <summary>The kind of an item that is a file.</summary>
    public const string FileKind = "file";

    /// <summary>The newest seal of a submission.</summary>
    /// <exception cref="RefusedException">Nothing was handed in.</exception>
    public async Task<SubmissionSeal> SealAsync(string submissionId) =>
        (await grains.GetKnownGrain<ISubmissionGrain>(submissionId).Get()).Seals.LastOrDefault()
            ?? throw new RefusedException([Refusal.NotFound()]);

    /// <summary>What is written, by the items' numbers.</summary>
    /// <exception cref="RefusedException">It is not there any more: it was erased.</exception>
    public async Task<IReadOnlyDictionary<int, ReadOnlyMemory<byte>>> ReadAsync(
        string submissionId, SubmissionSeal seal, CancellationToken cancellation)
    {
        var reading = await OpenAsync(submissionId, seal.Files[0], cancellation);
        using var written = new MemoryStream();
        await foreach (var part in reading.ReadAsync(cancellation))
        {
            written.Write(part.Span);
        }

        // The header, then every written item in its order; files come after, each in one of its own.
        var at = (int)(seal.Bytes - seal.Items.Sum(item => item.Length));
        var all = new ReadOnlyMemory<byte>(written.GetBuffer(), 0, (int)written.Length);
        var items = new Dictionary<int, ReadOnlyMemory<byte>>();
        foreach (var item in seal.Items.Where(item => item.Kind != FileKind))
        {
            items[item.Number] = all.Slice(at, (int)item.Length);
            at += (int)item.Length;
        }

        return items;
    }

    /// <summary>A file under the newest seal, by the number of its item.</summary>
    /// <exception cref="RefusedException">There is no such file.</exception>
    public async Task<FileReading> OpenAsync(string submissionId, int number, CancellationToken cancellation)
    {
        var seal = await SealAsync(submissionId);
        var place = seal.Items.Where(item => item.Kind == FileKind).ToList()
            .FindIndex(item => item.Number == number);
        return place >= 0
            ? await OpenAsync(submissionId, seal.Files[place + 1], cancellation)
            : throw new RefusedException([Refusal.NotFound("number")]);
    }

    private async Task<FileReading> OpenAsync(string submissionId, Guid file, CancellationToken cancellation) =>
        await files.OpenAsync(file, SubmissionGrain.ScopeOf(submissionId), cancellation)
            ?? throw new RefusedException([Refusal.NotFound()]);
}
