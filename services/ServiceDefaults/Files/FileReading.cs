using System.Runtime.CompilerServices;

namespace VikLearning.ServiceDefaults.Files;

/// <summary>A kept file that is being read: it is known to be all there.</summary>
public sealed class FileReading
{
    private const int PieceSize = 64 * 1024;

    private readonly FileRows _rows;
    private readonly string _scope;
    private readonly byte[] _dataKey;
    private readonly int _parts;

    internal FileReading(FileRows rows, string scope, byte[] dataKey, KeptFile file, int parts) =>
        (_rows, _scope, _dataKey, File, _parts) = (rows, scope, dataKey, file, parts);

    /// <summary>What it is.</summary>
    public KeptFile File { get; }

    /// <summary>Its bytes, a part at a time; never more than one in memory.</summary>
    /// <exception cref="FileAlteredException">A part is not what was written, or is not there.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var number = 0; number < _parts; number++)
        {
            var cipher = await _rows.ReadAsync(_scope, File.Id, number, cancellation);
            yield return FileSealing.OpenPart(_dataKey, cipher, number, File.Id, _scope);
        }
    }

    /// <summary>The same in pieces of 64 KB at most, as they are sent.</summary>
    /// <exception cref="FileAlteredException">A part is not what was written, or is not there.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPiecesAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var part in ReadAsync(cancellation))
        {
            for (var at = 0; at < part.Length; at += PieceSize)
            {
                yield return part.Slice(at, Math.Min(PieceSize, part.Length - at));
            }
        }
    }
}
