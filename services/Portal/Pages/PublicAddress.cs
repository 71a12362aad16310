using Microsoft.AspNetCore.HttpOverrides;

namespace VikLearning.Portal.Pages;

/// <summary>
/// Takes the public address from the gateway, before anything looks at the request: sign-in tells the provider where to
/// send the browser back to. Only a proxy on loopback is believed unless the host configures others.
/// </summary>
internal sealed class PublicAddress : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseForwardedHeaders(new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto,
        });
        next(app);
    };
}
