using Microsoft.Extensions.Options;

namespace VikLearning.Gateway.Limits;

/// <summary>Refuses a request that says beforehand that it is too large, and words the refusal of one that did not.
/// </summary>
internal sealed class BodyLimitMiddleware(RequestDelegate next, IOptions<GatewayOptions> options)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.ContentLength > options.Value.Limits.MaxRequestBytes)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(http);
        if (!http.Response.HasStarted && BrokenLimit(http.GetForwarderErrorFeature()?.Exception) is { } status)
        {
            http.Response.StatusCode = status;
        }
    }

    private static int? BrokenLimit(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is BadHttpRequestException bad)
            {
                return bad.StatusCode;
            }

            if (exception is AggregateException many)
            {
                return many.InnerExceptions.Select(BrokenLimit).FirstOrDefault(status => status is not null);
            }
        }

        return null;
    }
}
