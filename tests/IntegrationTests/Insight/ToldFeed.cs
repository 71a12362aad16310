using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Feed.V1;

namespace VikLearning.IntegrationTests.Insight;

/// <summary>A feed that, after an interruption, tells everything again from the start, whatever it is asked.</summary>
internal sealed class ToldFeed
{
    private readonly Lock _lock = new();
    private readonly List<FollowResponse> _told = [];
    private bool _restored;
    private TaskCompletionSource _more = New();
    private TaskCompletionSource _heard = New();
    private TaskCompletionSource _cut = New();

    /// <summary>Tells one command's facts.</summary>
    public void Tell(params IMessage[] facts) => Tell(more: false, facts);

    /// <summary>Tells one command's facts and says that more are kept already.</summary>
    public void TellAndKeepMore(params IMessage[] facts) => Tell(more: true, facts);

    /// <summary>The journal was restored from an empty backup: the line is cut and refuses to go on.</summary>
    public void Restore()
    {
        lock (_lock)
        {
            _told.Clear();
            _restored = true;
            Interrupt();
        }
    }

    private void Tell(bool more, IMessage[] facts)
    {
        lock (_lock)
        {
            var position = _told.Count + 1;
            var entry = new FeedEntry { Position = position, At = ToldFacts.At.ToTimestamp() };
            entry.Facts.AddRange(facts.Select(Any.Pack));
            _told.Add(new FollowResponse { Epoch = "epoch-1", Through = position, More = more, Entries = { entry } });
            _heard = New();
            _more.TrySetResult();
            _more = New();
        }
    }

    /// <summary>Completes when the follower has applied all and asks for more.</summary>
    public Task HeardAsync()
    {
        lock (_lock)
        {
            return _heard.Task;
        }
    }

    /// <summary>Cuts the line; the follower opens another and hears everything again.</summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            _heard = New();
            _cut.TrySetResult();
            _cut = New();
        }
    }

    public IAsyncStreamReader<FollowResponse> Open()
    {
        lock (_lock)
        {
            (var refuses, _restored) = (_restored, false);
            return new Line(this, _cut.Task, refuses);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Line(ToldFeed feed, Task cut, bool refuses) : IAsyncStreamReader<FollowResponse>
    {
        private int _next;

        public FollowResponse Current { get; private set; } = new();

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (refuses)
            {
                throw new RpcException(new Status(StatusCode.OutOfRange, "after"));
            }

            while (true)
            {
                Task more;
                lock (feed._lock)
                {
                    if (!cut.IsCompleted && _next < feed._told.Count)
                    {
                        Current = feed._told[_next++];
                        return true;
                    }

                    more = feed._more.Task;
                    if (!cut.IsCompleted)
                    {
                        feed._heard.TrySetResult();
                    }
                }

                await Task.WhenAny(more, cut).WaitAsync(cancellationToken);
                if (cut.IsCompleted)
                {
                    throw new RpcException(new Status(StatusCode.Unavailable, "The line was cut."));
                }
            }
        }
    }
}
