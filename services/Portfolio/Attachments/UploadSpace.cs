using Grpc.Core;

namespace VikLearning.Portfolio.Attachments;

/// <summary>
/// How much memory a process gives to files while they come in. Nobody waits for another's file to end: what waits
/// unread fills the window of its connection, and then no file on it comes any further. Who comes when it is full is
/// told to come back.
/// </summary>
internal sealed class UploadSpace
{
    /// <summary>The most bytes that are in memory at once.</summary>
    public const long Most = 128L * 1024 * 1024;

    private long _taken;

    /// <summary>How many bytes are taken now.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Begins a file, which takes nothing yet; what it takes is given back when it is disposed.</summary>
    public Share Begin() => new(this);

    /// <summary>What one file takes.</summary>
    public sealed class Share(UploadSpace space) : IDisposable
    {
        private long _bytes;

        /// <summary>Takes so many bytes more.</summary>
        /// <exception cref="RpcException">Unavailable: there are not so many left.</exception>
        public void Take(int bytes)
        {
            if (Interlocked.Add(ref space._taken, bytes) > Most)
            {
                Interlocked.Add(ref space._taken, -bytes);
                throw new RpcException(new Status(StatusCode.Unavailable, "too many files at once"));
            }

            _bytes += bytes;
        }

        /// <inheritdoc />
        public void Dispose() => Interlocked.Add(ref space._taken, -Interlocked.Exchange(ref _bytes, 0));
    }
}
