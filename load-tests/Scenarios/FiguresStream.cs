using Grpc.Core;
using VikLearning.LoadTests.Measuring;
using VikLearning.Protos.Insight.V1;

namespace VikLearning.LoadTests.Scenarios;

/// <summary>A chief's open stream of a cohort's figures, through the gateway.</summary>
internal sealed class FiguresStream : IAsyncDisposable
{
    private readonly GrpcClients _clients;
    private readonly AsyncServerStreamingCall<WatchCohortResponse> _call;

    private FiguresStream(GrpcClients clients, AsyncServerStreamingCall<WatchCohortResponse> call) =>
        (_clients, _call) = (clients, call);

    /// <summary>How often the figures had advanced by the last message.</summary>
    public int Revision { get; private set; }

    /// <summary>Opens the stream of the chief's first cohort and takes its first message.</summary>
    public static async Task<FiguresStream> OpenAsync(Uri grpcAddress, DemoUsers chief, CancellationToken cancellation)
    {
        var clients = new GrpcClients(grpcAddress);
        var insight = new CohortInsightService.CohortInsightServiceClient(clients.Channels[0]);
        var cohorts = await insight.ListCohortsAsync(new ListCohortsRequest(), chief.Call(0, cancellation));
        var call = insight.WatchCohort(
            new WatchCohortRequest { CohortId = cohorts.Cohorts[0].CohortId }, chief.Call(0, cancellation));
        var stream = new FiguresStream(clients, call);
        await stream.NextAsync(cancellation);
        return stream;
    }

    /// <summary>Waits for the next advance; false when the stream ends.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellation)
    {
        var seen = Revision;
        while (await _call.ResponseStream.MoveNext(cancellation))
        {
            Revision = _call.ResponseStream.Current.Figures.Revision;
            if (Revision > seen || seen == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _call.Dispose();
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }
}
