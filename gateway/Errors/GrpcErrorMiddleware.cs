using Grpc.Core;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Gateway.Errors;

/// <summary>
/// Answers gRPC calls that end at the gateway as gRPC does: HTTP 200 and a status in the header, not an HTTP error that
/// each client would guess a meaning for.
/// </summary>
internal sealed class GrpcErrorMiddleware(RequestDelegate next, RefusalTexts texts)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var response = http.Response;
        if (response.HasStarted || response.StatusCode < StatusCodes.Status400BadRequest || !IsGrpc(http.Request))
        {
            return;
        }

        var (status, code) = Of(response.StatusCode);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = http.Request.ContentType;
        response.ContentLength = 0;
        foreach (var (name, value) in GrpcStatus.Headers(http, status, code, texts))
        {
            response.Headers[name] = value;
        }
    }

    /// <summary>Whether a request is gRPC or gRPC-Web.</summary>
    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static (StatusCode Status, string Code) Of(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => (StatusCode.Unauthenticated, "not-signed-in"),
        StatusCodes.Status403Forbidden => (StatusCode.PermissionDenied, "not-allowed"),
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed =>
            (StatusCode.Unimplemented, "not-found"),
        StatusCodes.Status413PayloadTooLarge => (StatusCode.ResourceExhausted, "request-too-large"),
        StatusCodes.Status429TooManyRequests => (StatusCode.ResourceExhausted, "too-many-requests"),
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable =>
            (StatusCode.Unavailable, "unavailable"),
        StatusCodes.Status504GatewayTimeout => (StatusCode.DeadlineExceeded, "timed-out"),
        < StatusCodes.Status500InternalServerError => (StatusCode.InvalidArgument, "request-invalid"),
        _ => (StatusCode.Internal, "internal"),
    };
}
