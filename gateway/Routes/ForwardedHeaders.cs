using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace VikLearning.Gateway.Routes;

/// <summary>Tells services the address that users see, and lets nobody outside tell them another.</summary>
internal static class ForwardedHeaders
{
    private static readonly string[] s_foreign =
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix",
        "X-Forwarded-Port", "X-Forwarded-Server", "X-Original-For", "X-Original-Host", "X-Original-Proto",
        "X-Original-Url", "X-Rewrite-Url", "X-Real-IP",
    ];

    /// <summary>Sets them on every request to a service.</summary>
    public static void Apply(TransformBuilderContext context, Uri? publicAddress)
    {
        context.UseDefaultForwarders = false;
        context.AddOriginalHost();
        context.AddRequestTransform(transform =>
        {
            var headers = transform.ProxyRequest.Headers;
            foreach (var name in s_foreign)
            {
                headers.Remove(name);
            }

            var http = transform.HttpContext;
            headers.TryAddWithoutValidation("X-Forwarded-For", http.Connection.RemoteIpAddress?.ToString());
            headers.TryAddWithoutValidation("X-Forwarded-Proto", publicAddress?.Scheme ?? http.Request.Scheme);
            headers.TryAddWithoutValidation("X-Forwarded-Host", publicAddress?.Authority ?? http.Request.Host.Value);
            return ValueTask.CompletedTask;
        });
    }
}
