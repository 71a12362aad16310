using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// Enforces the access rule of every method. A relation that does not hold is answered like something that is not
/// there. While an answer streams, the token and the relation are checked again.
/// </summary>
internal sealed class AccessInterceptor(
    AccessRules rules, IEnumerable<IRelation> relations, TimeProvider time, IHostApplicationLifetime lifetime)
    : Interceptor
{
    private readonly Dictionary<Relation, IRelation> _relations =
        relations.GroupBy(relation => relation.Kind).ToDictionary(group => group.Key, group => group.Last());

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var (access, caller) = await AdmitAsync(context);
        await CheckRelationAsync(access, caller, access.SubjectOf(request), context.CancellationToken);
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var (access, caller) = await AdmitAsync(context);
        var subject = access.SubjectOf(request);
        await CheckRelationAsync(access, caller, subject, context.CancellationToken);
        await using var watch = new StreamWatch(
            context, caller.Expires, time, stop => CheckRelationAsync(access, caller, subject, stop),
            lifetime.ApplicationStopping);
        await watch.RunAsync(guarded =>
            continuation(request, new WatchedStreamWriter<TResponse>(responseStream, watch), guarded));
    }

    // What a client streams names no subject before the first message; so only the caller's own data can be streamed.
    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var (access, caller) = await AdmitAsync(context);
        await CheckRelationAsync(access, caller, "", context.CancellationToken);
        return await continuation(requestStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var (access, caller) = await AdmitAsync(context);
        await CheckRelationAsync(access, caller, "", context.CancellationToken);
        await using var watch = new StreamWatch(
            context, caller.Expires, time, stop => CheckRelationAsync(access, caller, "", stop),
            lifetime.ApplicationStopping);
        await watch.RunAsync(guarded =>
            continuation(requestStream, new WatchedStreamWriter<TResponse>(responseStream, watch), guarded));
    }

    private async ValueTask<(MethodAccess Access, Caller Caller)> AdmitAsync(ServerCallContext context)
    {
        var access = rules.Find(context.Method)
            ?? throw new InvalidOperationException($"{context.Method} has no access rule.");
        var caller = await context.GetHttpContext().AuthenticateCallerAsync()
            ?? throw new RpcException(new Status(StatusCode.Unauthenticated, "no valid access token"));
        return access.Admits(caller)
            ? (access, caller)
            : throw new RpcException(new Status(StatusCode.PermissionDenied, "not for this role"));
    }

    private async Task CheckRelationAsync(
        MethodAccess access, Caller caller, string subject, CancellationToken cancellation)
    {
        if (access.Rule.Relation is Relation.None or Relation.Self)
        {
            return;
        }

        var holds = subject.Length > 0
            && _relations.TryGetValue(access.Rule.Relation, out var relation)
            && await relation.HoldsAsync(caller.Subject, subject, cancellation);
        if (!holds)
        {
            throw new RefusedException([Refusal.NotFound()]);
        }
    }
}
