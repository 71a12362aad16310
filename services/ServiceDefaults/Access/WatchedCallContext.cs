using Grpc.Core;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>A call as its method sees it, with a cancellation that the watch can pull too.</summary>
internal sealed class WatchedCallContext : ServerCallContext
{
    private readonly ServerCallContext _inner;
    private readonly CancellationToken _stop;

    public WatchedCallContext(ServerCallContext inner, CancellationToken stop)
    {
        _inner = inner;
        _stop = stop;
        // GetHttpContext() looks here when the context is not the framework's own.
        _inner.UserState["__HttpContext"] = inner.GetHttpContext();
    }

    protected override string MethodCore => _inner.Method;

    protected override string HostCore => _inner.Host;

    protected override string PeerCore => _inner.Peer;

    protected override DateTime DeadlineCore => _inner.Deadline;

    protected override Metadata RequestHeadersCore => _inner.RequestHeaders;

    protected override CancellationToken CancellationTokenCore => _stop;

    protected override Metadata ResponseTrailersCore => _inner.ResponseTrailers;

    protected override Status StatusCore
    {
        get => _inner.Status;
        set => _inner.Status = value;
    }

    protected override WriteOptions? WriteOptionsCore
    {
        get => _inner.WriteOptions;
        set => _inner.WriteOptions = value;
    }

    protected override AuthContext AuthContextCore => _inner.AuthContext;

    protected override IDictionary<object, object> UserStateCore => _inner.UserState;

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        _inner.CreatePropagationToken(options);

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) =>
        _inner.WriteResponseHeadersAsync(responseHeaders);
}
