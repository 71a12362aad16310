using System.IO.Compression;
using System.Security.Cryptography;

namespace VikLearning.Portal.DataSubjects;

/// <summary>A file of a person that is being written into their archive.</summary>
#pragma warning disable CA1001 // EndAsync disposes what it has.
internal sealed class ExportedFile
#pragma warning restore CA1001
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string _path;
    private readonly Stream _target;
    private long _bytes;

    private ExportedFile(string path, Stream target) => (_path, _target) = (path, target);

    /// <summary>Begins a file. As it is: images and office documents are packed already.</summary>
    public static async Task<ExportedFile> BeginAsync(
        ZipArchive zip, string path, DateTimeOffset at, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = at;
        return new ExportedFile(path, await entry.OpenAsync(cancellation));
    }

    /// <summary>Writes its next bytes.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        _hash.AppendData(bytes.Span);
        _bytes += bytes.Length;
        await _target.WriteAsync(bytes, cancellation);
    }

    /// <summary>Ends it; what the manifest says of it.</summary>
    public async Task<ExportFile> EndAsync()
    {
        await _target.DisposeAsync();
        using var hash = _hash;
        return new ExportFile(_path, Convert.ToHexStringLower(hash.GetHashAndReset()), _bytes);
    }
}
