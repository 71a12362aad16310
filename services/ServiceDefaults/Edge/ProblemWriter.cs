using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>Writes problem+json.</summary>
internal sealed class ProblemWriter(RefusalTexts texts)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/problem+json";

    private const string TypePrefix = "urn:viklearning:problem:";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        // The body is never put in a page; so letters such as "é" stay themselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the response's status as a problem, with the refusals that the call ended with.</summary>
    public async Task WriteAsync(HttpContext http)
    {
        var response = http.Response;
        var problem = Of(response.StatusCode, Problem.Remembered(http));
        response.Headers.Remove("Content-Encoding");
        response.Headers.ContentLength = null;
        response.Headers.CacheControl = "no-store";
        response.ContentType = MediaType;
        if (problem.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.Status == StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
        {
            response.Headers.RetryAfter = "1";
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await response.Body.WriteAsync(
                JsonSerializer.SerializeToUtf8Bytes(problem, s_json), http.RequestAborted);
        }
    }

    private Problem Of(int status, IReadOnlyList<Refusal> refusals)
    {
        var code = refusals.Count == 0 ? CodeOf(status) : KindCode(RefusalStatus.KindOf(refusals));
        var title = texts.TextOf(code);
        Problem.Error[] errors = refusals.Count == 0
            ? [new Problem.Error(null, code, title)]
            : [.. refusals.Select(refusal => new Problem.Error(refusal.Field, refusal.Code, texts.Word(refusal)))];
        return new Problem(
            TypePrefix + code,
            title,
            status,
            string.Join(' ', errors.Select(error => error.Message).Distinct()),
            Activity.Current?.TraceId.ToString() ?? ActivityTraceId.CreateRandom().ToString(),
            errors);
    }

    private static string KindCode(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => "request-invalid",
        RefusalKind.Rule => "request-refused",
        RefusalKind.NotFound => "not-found",
        RefusalKind.Forbidden => "not-allowed",
        _ => "request-conflict",
    };

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "not-allowed",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status408RequestTimeout => "call-cancelled",
        StatusCodes.Status409Conflict => "request-conflict",
        StatusCodes.Status413PayloadTooLarge => "request-too-large",
        StatusCodes.Status415UnsupportedMediaType => "not-json",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        StatusCodes.Status499ClientClosedRequest => "call-cancelled",
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable => "unavailable",
        StatusCodes.Status504GatewayTimeout => "timed-out",
        >= 500 => "internal",
        _ => "request-invalid",
    };
}
