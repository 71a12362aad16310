using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using VikLearning.Protos.Feed.V1;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>
/// Follows one source for ever and routes its facts. The checkpoint moves only after every receiver has acknowledged,
/// so a fact may come again after a crash and is never skipped: receivers ignore positions they have applied.
/// </summary>
#pragma warning disable CA1001 // Orleans ends a grain by OnDeactivateAsync, which disposes what it holds.
public abstract partial class FollowerGrain : Grain, IFollowerGrain
#pragma warning restore CA1001
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_checkpointEvery = TimeSpan.FromSeconds(1);

    private readonly IServiceChannels _channels;
    private readonly IGrainStorage _store;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly string _service;
    private readonly GrainState<FollowerCheckpoint> _checkpoint = new() { State = new FollowerCheckpoint() };
    private readonly CancellationTokenSource _stop = new();

    private Task _following = Task.CompletedTask;
    private FollowerStanding _standing = new("", 0, null);
    private DateTimeOffset _checkpointedAt;

    /// <summary>Finds the channels and the checkpoint store.</summary>
    /// <param name="service">The following service's name, whose grain store keeps the checkpoint.</param>
    /// <param name="services">The silo's services.</param>
    protected FollowerGrain(string service, IServiceProvider services)
    {
        _service = service;
        _channels = services.GetRequiredService<IServiceChannels>();
        _store = services.GetRequiredKeyedService<IGrainStorage>(service);
        _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(GetType());
        _time = services.GetRequiredService<TimeProvider>();
    }

    /// <summary>The source that is followed: <c>roster</c>.</summary>
    protected abstract string Source { get; }

    /// <summary>The facts that it does something with; null for all. It is told no others.</summary>
    protected virtual IReadOnlyCollection<MessageDescriptor>? Wanted => null;

    /// <summary>Applies facts; completes when every grain they concern has acknowledged them.</summary>
    protected abstract Task ApplyAsync(FactBatch batch);

    /// <summary>
    /// Throws away what was built from this source: its journal was restored, and all facts come again.
    /// </summary>
    protected abstract Task RebuildAsync();

    /// <summary>The name its checkpoint is kept under.</summary>
    protected virtual string StateName => $"{_service}.{Source}-follower";

    /// <summary>
    /// All that the source had kept when it was heard has been applied. Called at every such word, heartbeats too;
    /// never while the source has more to tell.
    /// </summary>
    protected virtual Task HeardAsync(DateTimeOffset at) => Task.CompletedTask;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await _store.ReadStateAsync(StateName, this.GetGrainId(), _checkpoint);
        _checkpoint.State ??= new FollowerCheckpoint();
        _standing = new FollowerStanding(_checkpoint.State.Epoch, _checkpoint.State.Position, null);
    }

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _following.WaitAsync(cancellationToken).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _stop.Dispose();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <inheritdoc />
    public Task EnsureFollowing()
    {
        if (_following.IsCompleted && !_stop.IsCancellationRequested)
        {
            _following = FollowAsync(_stop.Token);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<FollowerStanding> GetStanding() => Task.FromResult(_standing);

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!cancellation.IsCancellationRequested)
        {
            var before = _standing.HeardAt;
            try
            {
                await ReadFeedAsync(cancellation);
            }
            catch (RpcException exception)
                when (exception.StatusCode is StatusCode.OutOfRange or StatusCode.FailedPrecondition)
            {
                await StartOverAsync();
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                LogInterrupted(exception, Source);
            }

            pause = _standing.HeardAt == before ? Longer(pause) : TimeSpan.FromMilliseconds(100);
            await Task.Delay(pause, _time, cancellation).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 > s_longestPause ? s_longestPause : pause * 2;

    private async Task ReadFeedAsync(CancellationToken cancellation)
    {
        var client = new FeedService.FeedServiceClient(_channels.For(Source));
        using var call = client.Follow(
            new FollowRequest
            {
                Source = Source,
                After = _standing.Position,
                Epoch = _standing.Epoch,
                Facts = { Wanted?.Select(fact => fact.FullName) ?? [] },
            },
            cancellationToken: cancellation);
        while (await call.ResponseStream.MoveNext(cancellation))
        {
            // Before it is applied: what the source keeps meanwhile is not in it.
            var heardAt = _time.GetUtcNow();
            var response = call.ResponseStream.Current;
            if (response.Entries.Count > 0)
            {
                await ApplyAsync(BatchOf(response));
            }

            var moved = response.Through > _standing.Position || response.Epoch != _standing.Epoch;
            _standing = new FollowerStanding(response.Epoch, response.Through, heardAt);
            if (moved || _checkpoint.State?.Position != _standing.Position)
            {
                await CheckpointAsync();
            }

            if (!response.More)
            {
                await HeardAsync(heardAt);
            }
        }
    }

    private static FactBatch BatchOf(FollowResponse response) =>
        new(response.Epoch, response.Through,
        [
            .. from entry in response.Entries
               from envelope in entry.Facts
               let fact = FactTypes.Unpack(envelope)
               where fact is not null
               select new PositionedFact(entry.Position, entry.At.ToDateTimeOffset(), fact),
        ]);

    private async Task StartOverAsync()
    {
        await RebuildAsync();
        _standing = new FollowerStanding("", 0, null);
        _checkpointedAt = default;
        await CheckpointAsync();
    }

    // Facts that are applied twice do no harm, so the checkpoint may lag; it must never run ahead.
    private async Task CheckpointAsync()
    {
        var now = _time.GetUtcNow();
        if (now - _checkpointedAt < s_checkpointEvery)
        {
            return;
        }

        _checkpointedAt = now;
        _checkpoint.State = new FollowerCheckpoint { Epoch = _standing.Epoch, Position = _standing.Position };
        await _store.WriteStateAsync(StateName, this.GetGrainId(), _checkpoint);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Source} was interrupted; trying again.")]
    private partial void LogInterrupted(Exception exception, string source);
}
