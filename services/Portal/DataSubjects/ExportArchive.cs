using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.DataSubjects;

/// <summary>
/// Everything about a person as one ZIP: per service pages to read and the same as JSON, a page to start from, the
/// schema of the JSON, and a manifest with the hash of every other file. It is written while it is read: a part of a
/// service is in memory until it is full, and nothing is ever on a disk of ours.
/// </summary>
#pragma warning disable CA1001 // WriteAsync, called once, disposes what it makes.
internal sealed class ExportArchive(Stream target, string personId, DateTimeOffset at)
#pragma warning restore CA1001
{
    /// <summary>The name of the form, so that a later one can stand beside it.</summary>
    public const string Form = "viklearning-export-1";

    private const int FullPart = 512 * 1024;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<ExportFile> _files = [];
    private ForwardBuffer _buffer = null!;
    private ZipArchive _zip = null!;
    private ExportedFile? _open;

    /// <summary>
    /// Writes all of it. When a service fails halfway the archive has no end, and no program opens it.
    /// </summary>
    public async Task WriteAsync(IReadOnlyList<ExportSource> sources, CancellationToken cancellation)
    {
        await using var buffer = _buffer = new ForwardBuffer(target);
        _zip = await ZipArchive.CreateAsync(_buffer, ZipArchiveMode.Create, leaveOpen: true, null, cancellation);
        var tallies = new List<ExportTally>();
        foreach (var source in sources)
        {
            tallies.Add(await AddAsync(source, cancellation));
        }

        await AddAsync("index.html", ExportPage.Start(personId, at, tallies), cancellation);
        await AddAsync("schema.json", Schema(), cancellation);
        var manifest = new { Form, PersonId = personId, MadeAt = at, Services = tallies, Files = _files.ToArray() };
        await AddAsync("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, s_json), cancellation);

        // Not in a finally: an archive that was given up must not look like a whole one.
        await _zip.DisposeAsync();
        await _buffer.HandOnAsync(cancellation);
    }

    private async Task<ExportTally> AddAsync(ExportSource source, CancellationToken cancellation)
    {
        var tally = new ExportTally(source.Service, 0, 0, 0, 0);
        using var part = new ExportPart(source.Service);
        part.Begin(1);
        await foreach (var record in source.Records.WithCancellation(cancellation))
        {
            if (record.File is { } piece && !await TakeAsync(piece, cancellation))
            {
                continue;
            }

            if (part.Size > FullPart)
            {
                tally = tally with { Parts = tally.Parts + 1 };
                await CloseAsync(part, tally.Parts, cancellation);
                part.Begin(tally.Parts + 1);
            }

            part.Add(record);
            tally = Counted(tally, record);
        }

        await CloseAsync(part, tally.Parts + 1, cancellation);
        return tally with { Parts = tally.Parts + 1 };
    }

    // A file goes into the archive part by part; true at its last one.
    private async Task<bool> TakeAsync(ExportPiece piece, CancellationToken cancellation)
    {
        _open ??= await ExportedFile.BeginAsync(_zip, piece.Path, at, cancellation);
        await _open.WriteAsync(piece.Data.Memory, cancellation);
        if (piece.Last)
        {
            _files.Add(await _open.EndAsync());
            _open = null;
        }

        await _buffer.HandOnAsync(cancellation);
        return piece.Last;
    }

    private static ExportTally Counted(ExportTally tally, ExportRecord record) => tally with
    {
        Records = tally.Records + 1,
        Texts = tally.Texts + record.Texts.Count,
        ErasedTexts = tally.ErasedTexts + record.Texts.Count(text => text.Erased),
    };

    private async Task CloseAsync(ExportPart part, int number, CancellationToken cancellation)
    {
        await AddAsync($"{part.Service}-{number}.html", part.EndPage(), cancellation);
        await AddAsync($"{part.Service}-{number}.json", part.EndJson(), cancellation);
    }

    private async Task AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at;
        await using (var stream = await entry.OpenAsync(cancellation))
        {
            await stream.WriteAsync(content, cancellation);
        }

        await _buffer.HandOnAsync(cancellation);
        _files.Add(new ExportFile(name, Convert.ToHexStringLower(SHA256.HashData(content.Span)), content.Length));
    }

    private Task AddAsync(string name, string content, CancellationToken cancellation) =>
        AddAsync(name, Encoding.UTF8.GetBytes(content), cancellation);

    private static byte[] Schema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Assets/export-schema.json")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
