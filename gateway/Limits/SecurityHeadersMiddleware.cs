using Microsoft.Extensions.Primitives;
using VikLearning.Gateway.Errors;

namespace VikLearning.Gateway.Limits;

/// <summary>Headers that hold for everything behind the gateway; a page that says otherwise for itself keeps its word.
/// </summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    private static readonly (string Name, StringValues Value)[] s_headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ];

    public Task InvokeAsync(HttpContext http)
    {
        if (!GrpcErrorMiddleware.IsGrpc(http.Request))
        {
            http.Response.OnStarting(static state => Add((HttpContext)state), http);
        }

        return next(http);
    }

    private static Task Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        foreach (var (name, value) in s_headers)
        {
            headers.TryAdd(name, value);
        }

        if (http.Request.IsHttps)
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
        }

        // What is about one person is kept by nobody on the way.
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.TryAdd("Cache-Control", "no-store");
        }

        return Task.CompletedTask;
    }
}
