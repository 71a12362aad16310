using System.Security.Cryptography;

namespace VikLearning.Portfolio.Attachments;

/// <summary>
/// A file that is being received, in memory once, in blocks: as many as it has bytes for, and none of them copied when
/// it grows.
/// </summary>
internal sealed class FileContent
{
    private const int BlockBits = 16;
    private const int BlockSize = 1 << BlockBits;
    private readonly List<byte[]> _blocks = [];

    /// <summary>How many bytes it has.</summary>
    public int Length { get; private set; }

    /// <summary>One of its bytes.</summary>
    public byte this[int index] => _blocks[index >> BlockBits][index & (BlockSize - 1)];

    /// <summary>A file of these bytes.</summary>
    public static FileContent Of(ReadOnlySpan<byte> bytes)
    {
        var content = new FileContent();
        content.Append(bytes);
        return content;
    }

    /// <summary>Adds the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var at = Length & (BlockSize - 1);
            if (at == 0)
            {
                _blocks.Add(new byte[BlockSize]);
            }

            var taken = Math.Min(bytes.Length, BlockSize - at);
            bytes[..taken].CopyTo(_blocks[^1].AsSpan(at));
            bytes = bytes[taken..];
            Length += taken;
        }
    }

    /// <summary>Lets go of all bytes.</summary>
    public void Clear()
    {
        _blocks.Clear();
        Length = 0;
    }

    /// <summary>Whether these bytes stand at an index.</summary>
    public bool Has(int index, ReadOnlySpan<byte> bytes)
    {
        if (index < 0 || index > Length - bytes.Length)
        {
            return false;
        }

        for (var at = 0; at < bytes.Length; at++)
        {
            if (this[index + at] != bytes[at])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The last place of these bytes at or after an index; -1 when there is none.</summary>
    public int LastIndexOf(ReadOnlySpan<byte> bytes, int from)
    {
        for (var index = Length - bytes.Length; index >= Math.Max(from, 0); index--)
        {
            if (Has(index, bytes))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>A whole number of some bytes; -1 when they are not there.</summary>
    public long Number(int index, int bytes, bool bigEndian)
    {
        if (index < 0 || index > Length - bytes)
        {
            return -1;
        }

        var number = 0L;
        for (var at = 0; at < bytes; at++)
        {
            number = (number << 8) | this[index + (bigEndian ? at : bytes - 1 - at)];
        }

        return number;
    }

    /// <summary>Reads from an index on.</summary>
    public int Read(int index, Span<byte> into)
    {
        var read = 0;
        while (read < into.Length && index + read < Length)
        {
            var at = (index + read) & (BlockSize - 1);
            var block = _blocks[(index + read) >> BlockBits];
            var taken = Math.Min(Math.Min(BlockSize - at, into.Length - read), Length - index - read);
            block.AsSpan(at, taken).CopyTo(into[read..]);
            read += taken;
        }

        return read;
    }

    /// <summary>Its bytes, block by block.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Blocks() => _blocks.Select(
        (block, n) => new ReadOnlyMemory<byte>(block, 0, Math.Min(BlockSize, Length - (n << BlockBits))));

    /// <summary>The hash of its bytes.</summary>
    public byte[] Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var block in Blocks())
        {
            hash.AppendData(block.Span);
        }

        return hash.GetHashAndReset();
    }
}
