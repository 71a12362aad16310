using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Feed.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>
/// Serves the facts of every source in this process. A quiet feed says so every few seconds, so that a follower can
/// tell silence from a lost connection.
/// </summary>
internal sealed class FeedGrpcService(IEnumerable<IFactSource> sources, TimeProvider time) : FeedService.FeedServiceBase
{
    private const int PageSize = 500;
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(5);

    // Each page costs its follower a commit. A fact that comes alone goes at once; a stream of them goes 25 times a
    // second.
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(40);

    /// <inheritdoc />
    public override async Task Follow(
        FollowRequest request, IServerStreamWriter<FollowResponse> responseStream, ServerCallContext context)
    {
        var source = sources.FirstOrDefault(source => source.Name == request.Source)
            ?? throw new RefusedException([Refusal.NotFound("source")]);
        var cancellation = context.CancellationToken;
        var head = await source.Journal.ReadHeadAsync(cancellation);
        Check(request, head);
        var after = request.After;
        while (true)
        {
            var read = time.GetTimestamp();
            var page = await source.Journal.ReadAfterAsync(after, PageSize, cancellation);
            after = page.Count == 0 ? after : page[^1].Position;
            await responseStream.WriteAsync(ResponseOf(source, head.Epoch, after, page), cancellation);
            if (page.Count < PageSize)
            {
                await WaitAsync(source.Journal, after, cancellation);
                await PaceAsync(read, cancellation);
            }
        }
    }

    private static void Check(FollowRequest request, JournalHead head)
    {
        if (request.After > head.Position || request.After < 0)
        {
            throw new RpcException(new Status(StatusCode.OutOfRange, "after"));
        }

        if (request.Epoch.Length > 0 && request.Epoch != head.Epoch.ToString())
        {
            throw new RefusedException([Refusal.Rule("feed-epoch-changed", "epoch")]);
        }
    }

    private async Task WaitAsync(IJournal journal, long after, CancellationToken cancellation)
    {
        using var heartbeat = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var more = journal.WaitForMoreAsync(after, heartbeat.Token);
        await Task.WhenAny(more, Task.Delay(s_heartbeat, time, heartbeat.Token));
        await heartbeat.CancelAsync();
        await more.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task PaceAsync(long read, CancellationToken cancellation)
    {
        var left = s_pace - time.GetElapsedTime(read);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellation);
        }
    }

    private static FollowResponse ResponseOf(
        IFactSource source, Guid epoch, long through, IReadOnlyList<JournalEntry> page)
    {
        var response = new FollowResponse
        {
            Epoch = epoch.ToString(),
            Through = through,
            More = page.Count == PageSize,
        };
        foreach (var entry in page)
        {
            var facts = source.FactsOf(entry);
            if (facts.Count > 0)
            {
                response.Entries.Add(new FeedEntry
                {
                    Position = entry.Position,
                    At = entry.At.ToTimestamp(),
                    Facts = { facts.Select(Any.Pack) },
                });
            }
        }

        return response;
    }
}
