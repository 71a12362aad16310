using System.Data.Common;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Journal;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>The outermost interceptor: whatever a method throws becomes one status that tells callers what they may
/// know, in their language.</summary>
internal sealed partial class RefusalInterceptor(RefusalTexts texts, ILogger<RefusalInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        UnreadableMessageMiddleware.NoteRead(context.GetHttpContext());
        try
        {
            var answer = await continuation(request, context);
            // A method that reads nothing and never looked at its fields still says what was wrong with the call.
            var faults = JsonFaults.Of(context.GetHttpContext());
            return faults.Count == 0 ? answer : throw new RefusedException(faults);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Told(exception, context);
        }
        catch (RpcException plain) when (CodeOf(plain) is { } code)
        {
            throw Told(plain.StatusCode, code, context);
        }
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(request, responseStream, context), context);

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        TResponse? answer = null;
        await GuardAsync(async () => answer = await continuation(requestStream, context), context);
        return answer!;
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(requestStream, responseStream, context), context);

    private async Task GuardAsync(Func<Task> method, ServerCallContext context)
    {
        UnreadableMessageMiddleware.NoteRead(context.GetHttpContext());
        try
        {
            await method();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Told(exception, context);
        }
        catch (RpcException plain) when (CodeOf(plain) is { } code)
        {
            throw Told(plain.StatusCode, code, context);
        }
    }

    private RpcException Told(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case RefusedException refused:
                return Refused(refused, context.GetHttpContext());
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return Told(StatusCode.Cancelled, "call-cancelled", context);
            case JournalUnavailableException or TimeoutException or SiloUnavailableException
                or OrleansMessageRejectionException or LimitExceededException or DbException { IsTransient: true }:
                LogUnavailable(context.Method, exception);
                return Told(StatusCode.Unavailable, "unavailable", context);
            default:
                LogFailure(context.Method, exception);
                return Told(StatusCode.Internal, "internal", context);
        }
    }

    private RpcException Refused(RefusedException refused, HttpContext http)
    {
        var refusals = RefusalStatus.Tidy(JsonFaults.Of(http).Concat(refused.Refusals));
        Problem.Remember(http, refusals);
        return IsGrpc(http)
            ? RefusalStatus.ToRpcException(refusals, texts)
            : new RpcException(new Status(RefusalStatus.CodeOf(RefusalStatus.KindOf(refusals)), ""));
    }

    private RpcException Told(StatusCode status, string code, ServerCallContext context) =>
        IsGrpc(context.GetHttpContext())
            ? RefusalStatus.Of(status, code, texts)
            : new RpcException(new Status(status, ""));

    // A REST caller reads a problem instead, and the transcoding cannot write the details of a status as JSON.
    private static bool IsGrpc(HttpContext http) =>
        http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static string? CodeOf(RpcException plain) => plain.Trailers.Count > 0 ? null : plain.StatusCode switch
    {
        StatusCode.Unauthenticated => "not-signed-in",
        StatusCode.PermissionDenied => "not-allowed",
        StatusCode.NotFound => "not-found",
        StatusCode.Unavailable => "unavailable",
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "{Method} failed")]
    private partial void LogFailure(string method, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Method} could not be served now")]
    private partial void LogUnavailable(string method, Exception exception);
}
