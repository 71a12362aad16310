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
            throw RefusalStatus.Of(plain.StatusCode, code, texts);
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
            throw RefusalStatus.Of(plain.StatusCode, code, texts);
        }
    }

    private RpcException Told(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case RefusedException refused:
                return Refused(refused, context.GetHttpContext());
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return RefusalStatus.Of(StatusCode.Cancelled, "call-cancelled", texts);
            case JournalUnavailableException or TimeoutException or SiloUnavailableException
                or OrleansMessageRejectionException or LimitExceededException:
                LogUnavailable(context.Method, exception);
                return RefusalStatus.Of(StatusCode.Unavailable, "unavailable", texts);
            default:
                LogFailure(context.Method, exception);
                return RefusalStatus.Of(StatusCode.Internal, "internal", texts);
        }
    }

    private RpcException Refused(RefusedException refused, HttpContext http)
    {
        var refusals = RefusalStatus.Tidy(JsonFaults.Of(http).Concat(refused.Refusals));
        Problem.Remember(http, refusals);
        return RefusalStatus.ToRpcException(refusals, texts);
    }

    private static string? CodeOf(RpcException plain) => plain.Trailers.Count > 0 ? null : plain.StatusCode switch
    {
        StatusCode.Unauthenticated => "not-signed-in",
        StatusCode.PermissionDenied => "not-allowed",
        StatusCode.NotFound => "not-found",
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "{Method} failed")]
    private partial void LogFailure(string method, Exception exception);

    [LoggerMessage(LogLevel.Warning, "{Method} could not be served now")]
    private partial void LogUnavailable(string method, Exception exception);
}
