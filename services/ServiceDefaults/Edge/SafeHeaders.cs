using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// The headers that keep an answer safe in a browser, in this one place for gateway, services, sign-in and pages. What
/// nobody asked for is closed: an answer that is no page may load nothing, be shown nowhere and be kept by no one.
/// </summary>
public static class SafeHeaders
{
    private const string Closed = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    private const string NoForms = "form-action 'none'";

    private static readonly (string Name, StringValues Value)[] s_always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
            + "payment=(), usb=()"),
    ];

    /// <summary>
    /// Adds them to every answer when it starts, to none that is gRPC. What an answer says for itself, stays.
    /// </summary>
    /// <param name="app">The pipeline: put it first, so that errors have them too.</param>
    /// <param name="publicAddress">The address that users know, where a proxy in front ends TLS.</param>
    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app, Uri? publicAddress = null) =>
        app.Use((http, next) =>
        {
            if (!IsGrpc(http.Request))
            {
                http.Response.OnStarting(() =>
                {
                    Add(http, http.Request.IsHttps || publicAddress?.Scheme == Uri.UriSchemeHttps);
                    return Task.CompletedTask;
                });
            }

            return next(http);
        });

    /// <summary>Says what a page may load, beside nothing at all.</summary>
    /// <param name="http">The page's call.</param>
    /// <param name="sources">Directives such as <c>style-src 'self'</c>; never of code within the page.</param>
    public static void AllowPage(HttpContext http, params ReadOnlySpan<string> sources)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Headers.ContentSecurityPolicy = $"{Closed}; {string.Join("; ", sources)}";
        http.Response.Headers.CacheControl = "no-store";
    }

    private static void Add(HttpContext http, bool isSecure)
    {
        var headers = http.Response.Headers;
        foreach (var (name, value) in s_always)
        {
            headers.TryAdd(name, value);
        }

        headers.TryAdd("Content-Security-Policy", $"{Closed}; {NoForms}");
        headers.TryAdd("Cache-Control", "no-store");
        if (isSecure)
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;
}
