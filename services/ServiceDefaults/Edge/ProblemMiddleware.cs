using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>Sees to it that every failed call below <c>/api</c> is answered with problem+json.</summary>
internal sealed partial class ProblemMiddleware(
    RequestDelegate next, ProblemWriter problems, ILogger<ProblemMiddleware> logger)
{
    private static readonly PathString s_api = "/api";

    public Task InvokeAsync(HttpContext http) =>
        http.Request.Path.StartsWithSegments(s_api, StringComparison.OrdinalIgnoreCase) ? GuardAsync(http) : next(http);

    private async Task GuardAsync(HttpContext http)
    {
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Features.Set<IHttpResponseBodyFeature>(new ErrorBodyGate(http.Response, body));
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusOf(exception, http);
        }
        finally
        {
            http.Features.Set(body);
        }

        if (ErrorBodyGate.Fails(http.Response) && !http.RequestAborted.IsCancellationRequested)
        {
            await problems.WriteAsync(http);
        }
    }

    private int StatusOf(Exception exception, HttpContext http)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return bad.StatusCode;
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                return StatusCodes.Status499ClientClosedRequest;
            default:
                LogFailure(exception);
                return StatusCodes.Status500InternalServerError;
        }
    }

    [LoggerMessage(LogLevel.Error, "A call failed outside its method")]
    private partial void LogFailure(Exception exception);
}
