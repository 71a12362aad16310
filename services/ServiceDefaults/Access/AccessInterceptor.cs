using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>
/// Enforces the access rule of every method: who may call, with which relation, for which purpose, and that a look at
/// another's data is written down before it is answered. While an answer streams, all of it is checked again.
/// </summary>
internal sealed class AccessInterceptor(
    AccessRules rules, ConsultationGate gate, TimeProvider time, IHostApplicationLifetime lifetime)
    : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var passage = await AdmitAsync(context, request);
        var response = await continuation(request, context);
        await passage.ShowAsync(response, context.CancellationToken);
        return response;
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var passage = await AdmitAsync(context, request);
        await using var watch = Watch(context, passage);
        await watch.RunAsync(guarded =>
            continuation(request, new WatchedStreamWriter<TResponse>(responseStream, watch, passage), guarded));
    }

    // What a client streams names no subject before the first message, so a rule with one lets none through.
    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var passage = await AdmitAsync(context, request: null);
        var response = await continuation(requestStream, context);
        await passage.ShowAsync(response, context.CancellationToken);
        return response;
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var passage = await AdmitAsync(context, request: null);
        await using var watch = Watch(context, passage);
        await watch.RunAsync(guarded =>
            continuation(requestStream, new WatchedStreamWriter<TResponse>(responseStream, watch, passage), guarded));
    }

    private StreamWatch Watch(ServerCallContext context, Passage passage) =>
        new(context, passage.Expires, time, passage.CheckAsync, lifetime.ApplicationStopping);

    private async ValueTask<Passage> AdmitAsync(ServerCallContext context, object? request)
    {
        var access = rules.Find(context.Method)
            ?? throw new InvalidOperationException($"{context.Method} has no access rule.");
        var caller = await context.GetHttpContext().AuthenticateCallerAsync()
            ?? throw new RpcException(new Status(StatusCode.Unauthenticated, "no valid access token"));
        if (caller.LacksSecondFactor)
        {
            throw new RefusedException([SecondFactor.Required]);
        }

        if (!access.Admits(caller))
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "not for this role"));
        }

        var passage = new Passage(
            gate, access, caller, access.SubjectOf(request), access.ItemOf(request),
            ConsultationGate.PurposeOf(access, context), time);
        await passage.CheckAsync(context.CancellationToken);
        return passage;
    }
}
