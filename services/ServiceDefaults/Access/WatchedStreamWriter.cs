using Grpc.Core;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>Writes nothing any more once the watch has ended the stream.</summary>
internal sealed class WatchedStreamWriter<T>(IServerStreamWriter<T> inner, StreamWatch watch) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        watch.Stop.ThrowIfCancellationRequested();
        return inner.WriteAsync(message, cancellationToken);
    }
}
