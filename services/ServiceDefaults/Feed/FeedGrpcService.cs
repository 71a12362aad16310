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
internal sealed class FeedGrpcService(IEnumerable<IFactSource> sources, FactTails tails, TimeProvider time)
    : FeedService.FeedServiceBase
{
    private const int MostWanted = 100;
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(5);

    // Each page costs its follower a commit, and a row for each student in it. A fact that comes alone goes at once, a
    // stream of them 25 times a second; the more come, the more go together, down to three pages a second.
    private static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_pacePerEntry = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_slowestPace = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc />
    public override async Task Follow(
        FollowRequest request, IServerStreamWriter<FollowResponse> responseStream, ServerCallContext context)
    {
        var source = sources.FirstOrDefault(source => source.Name == request.Source)
            ?? throw new RefusedException([Refusal.NotFound("source")]);
        var cancellation = context.CancellationToken;
        var head = await source.Journal.ReadHeadAsync(cancellation);
        Check(request, head);
        var (after, wanted) = (request.After, request.Facts.ToHashSet(StringComparer.Ordinal));
        while (true)
        {
            var read = time.GetTimestamp();
            var page = await tails.Of(source).ReadAsync(after, cancellation);
            var passed = page.Through - after;
            after = page.Through;
            await responseStream.WriteAsync(ResponseOf(page, head.Epoch, wanted), cancellation);
            if (!page.More)
            {
                await WaitAsync(source.Journal, after, cancellation);
                await PaceAsync(read, passed, cancellation);
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

        if (request.Facts.Count > MostWanted)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "facts"));
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

    private async Task PaceAsync(long read, long passed, CancellationToken cancellation)
    {
        var ticks = Math.Clamp(passed * s_pacePerEntry.Ticks, s_pace.Ticks, s_slowestPace.Ticks);
        var left = TimeSpan.FromTicks(ticks) - time.GetElapsedTime(read);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellation);
        }
    }

    private static FollowResponse ResponseOf(FactPage page, Guid epoch, HashSet<string> wanted) => new()
    {
        Epoch = epoch.ToString(),
        Through = page.Through,
        More = page.More,
        Entries =
        {
            wanted.Count == 0
                ? page.Entries
                : page.Entries.Select(entry => OfThese(entry, wanted)).OfType<FeedEntry>(),
        },
    };

    private static FeedEntry? OfThese(FeedEntry entry, HashSet<string> wanted)
    {
        var facts = entry.Facts.Where(fact => wanted.Contains(Any.GetTypeName(fact.TypeUrl))).ToList();
        return facts.Count == 0
            ? null
            : new FeedEntry { Position = entry.Position, At = entry.At, Facts = { facts } };
    }
}
