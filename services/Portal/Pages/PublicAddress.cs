using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace VikLearning.Portal.Pages;

/// <summary>
/// Gives requests their public address, before anything looks at it: sign-in tells the provider where to send the
/// browser back to. Configured it is believed above all; else only a gateway on loopback is.
/// </summary>
internal sealed class PublicAddress(IOptions<PortalOptions> options) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (Uri.TryCreate(options.Value.PublicAddress, UriKind.Absolute, out var address))
        {
            var host = new HostString(address.Authority);
            app.Use((context, proceed) =>
            {
                (context.Request.Scheme, context.Request.Host) = (address.Scheme, host);
                return proceed(context);
            });
        }
        else
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto,
            });
        }

        next(app);
    };
}
