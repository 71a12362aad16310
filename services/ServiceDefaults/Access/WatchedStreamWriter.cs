using Grpc.Core;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// Writes nothing any more once the watch has ended the stream, and nothing about others that is not written down.
/// </summary>
internal sealed class WatchedStreamWriter<T>(IServerStreamWriter<T> inner, StreamWatch watch, Passage passage)
    : IServerStreamWriter<T>
    where T : class
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        watch.Stop.ThrowIfCancellationRequested();
        await passage.ShowAsync(message, watch.Stop);
        await inner.WriteAsync(message, cancellationToken);
    }
}
