using System.Net;
using Microsoft.Extensions.Options;

namespace VikLearning.Identity;

/// <summary>
/// Gives this service's own requests the public scheme and host before anything reads them. The gateway reaches us at
/// an inner address; forwarded host headers are not looked at, so none can be forged.
/// </summary>
internal sealed class PublicAddress(IOptions<IdentityOptions> options) : IStartupFilter
{
    private static readonly PathString[] Own = ["/connect", "/account", "/.well-known"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        var issuer = new Uri(options.Value.Issuer);
        var host = new HostString(issuer.Authority);
        return app =>
        {
            app.Use((context, proceed) =>
            {
                if (Own.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
                {
                    context.Request.Scheme = issuer.Scheme;
                    context.Request.Host = host;
                }

                return proceed(context);
            });
            next(app);
        };
    }

    /// <summary>The caller's address: what the gateway, on loopback, says last; else the connection's own.</summary>
    public static string CallerOf(HttpContext context)
    {
        var peer = context.Connection.RemoteIpAddress;
        var forwarded = context.Request.Headers["X-Forwarded-For"].ToString();
        var last = forwarded[(forwarded.LastIndexOf(',') + 1)..].Trim();
        return peer is not null && IPAddress.IsLoopback(peer) && IPAddress.TryParse(last, out var caller)
            ? caller.ToString()
            : peer?.ToString() ?? "";
    }
}
