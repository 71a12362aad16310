using Grpc.Core;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Attachments;

/// <summary>A file as it came in: what was said of it, its bytes, and what was wrong with the way it came.</summary>
internal sealed class ReceivedFile
{
    // What is too large is read a little further and thrown away, so that the caller hears why.
    private const int MostRead = AttachmentBook.MostBytes + (4 * AttachmentBook.Megabyte);
    private const int MostChunk = 64 * 1024;

    private readonly List<Refusal> _faults = [];
    private long _read;

    /// <summary>What was said of it.</summary>
    public AttachmentDetails Details { get; private set; } = new();

    /// <summary>Its bytes; none when there were too many.</summary>
    public FileContent Content { get; } = new();

    /// <summary>What was wrong with the way it came.</summary>
    public IReadOnlyList<Refusal> Faults => _faults;

    /// <summary>Receives a file to its end.</summary>
    /// <exception cref="RpcException">Unavailable: there is no memory left for it.</exception>
    public static async Task<ReceivedFile> ReadAsync(
        IAsyncStreamReader<AttachFileRequest> stream, UploadSpace.Share share, CancellationToken cancellation)
    {
        var file = new ReceivedFile();
        for (var isFirst = true; file._read <= MostRead && await stream.MoveNext(cancellation); isFirst = false)
        {
            file.Take(stream.Current, isFirst, share);
        }

        if (file._read > AttachmentBook.MostBytes)
        {
            file.Add(Refusal.Malformed(
                "file-too-large", "file", $"{AttachmentBook.MostBytes / AttachmentBook.Megabyte}"));
        }
        else if (file._read == 0)
        {
            file.Add(Refusal.Malformed("file-empty", "file"));
        }

        return file;
    }

    private void Take(AttachFileRequest message, bool isFirst, UploadSpace.Share share)
    {
        if (isFirst && message.Details is { } details)
        {
            Details = details;
        }
        else if (isFirst || message.Details is not null)
        {
            Add(Refusal.Malformed("file-details-first", "details"));
        }

        if (message.Chunk.Length > MostChunk)
        {
            Add(Refusal.Malformed("file-chunk-too-large", "chunk", $"{MostChunk / 1024}"));
        }

        _read += message.Chunk.Length;
        if (_read > AttachmentBook.MostBytes)
        {
            Content.Clear();
        }
        else
        {
            share.Take(message.Chunk.Length);
            Content.Append(message.Chunk.Span);
        }
    }

    private void Add(Refusal fault)
    {
        if (!_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }
}
