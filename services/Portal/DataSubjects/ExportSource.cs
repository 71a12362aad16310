using Grpc.Core;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.DataSubjects;

/// <summary>What one service gives of a person, record by record.</summary>
/// <param name="service">The service's name.</param>
/// <param name="records">Its records.</param>
internal sealed class ExportSource(string service, IAsyncEnumerable<ExportRecord> records)
{
    /// <summary>The service's name.</summary>
    public string Service => service;

    /// <summary>Its records.</summary>
    public IAsyncEnumerable<ExportRecord> Records => records;

    /// <summary>
    /// A source whose service has answered already: one that refuses does so before anything of the archive is sent.
    /// </summary>
    public static async Task<ExportSource> OpenAsync<TResponse>(
        string service, IAsyncStreamReader<TResponse> stream, Func<TResponse, ExportRecord> recordOf,
        CancellationToken cancellation)
    {
        var hasFirst = await stream.MoveNext(cancellation);
        return new ExportSource(service, ReadAsync());

        async IAsyncEnumerable<ExportRecord> ReadAsync()
        {
            for (var has = hasFirst; has; has = await stream.MoveNext(cancellation))
            {
                yield return recordOf(stream.Current);
            }
        }
    }
}
