using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Access;

namespace VikLearning.Gateway.Limits;

/// <summary>
/// Refuses a request that says beforehand that it is too large, and words the refusal of one that did not. What brings
/// a file may be larger than the rest.
/// </summary>
internal sealed class BodyLimitMiddleware(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private static readonly HashSet<string> s_uploads = AccessRules.Suite.All
        .Where(method => method.Method.IsClientStreaming).Select(method => method.FullName)
        .ToHashSet(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext http)
    {
        var limits = options.Value.Limits;
        var isUpload = IsUpload(http.Request, limits);
        if (isUpload && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limits.MaxUploadBytes;
        }

        if (http.Request.ContentLength > (isUpload ? limits.MaxUploadBytes : limits.MaxRequestBytes))
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

    private static bool IsUpload(HttpRequest request, LimitOptions limits) =>
        s_uploads.Contains(request.Path.Value ?? "")
        || (request.HasFormContentType && request.Path.StartsWithSegments(limits.UploadPath, StringComparison.Ordinal));

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
