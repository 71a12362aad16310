using VikLearning.ServiceDefaults.Access;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace VikLearning.Gateway.Routes;

/// <summary>
/// The ways through the gateway, made from the protos: each public method of each service, the REST addresses of its
/// area, calendars, sign-in, and pages for the rest. What only services may call has no way.
/// </summary>
internal static class RouteTable
{
    private const string Identity = "identity";
    private const string Portal = "portal";
    private const string Portfolio = "portfolio";

    // Kept above the longest quiet time of a stream; a dead connection is found by HTTP/2 pings.
    private static readonly TimeSpan s_quiet = TimeSpan.FromDays(1);

    private static readonly string[] s_signIn = ["/connect/{**rest}", "/.well-known/{**rest}", "/account/{**rest}"];

    /// <summary>The services that the gateway leads to.</summary>
    public static IReadOnlyList<string> Areas(AccessRules rules) =>
        [.. PublicMethods(rules).Select(method => method.Area).Distinct().Order(), Identity, Portal];

    /// <summary>The methods that callers from outside can reach.</summary>
    public static IEnumerable<MethodAccess> PublicMethods(AccessRules rules) =>
        rules.All.Where(method => !method.IsInternal).OrderBy(method => method.FullName, StringComparer.Ordinal);

    /// <summary>All routes.</summary>
    public static IReadOnlyList<RouteConfig> Routes(AccessRules rules, TimeSpan callTimeout) =>
    [
        .. PublicMethods(rules).Select(method => GrpcRoute(method, callTimeout)),
        .. PublicMethods(rules).Select(method => method.Area).Distinct().Select(area => RestRoute(area, callTimeout)),
        CalendarRoute(callTimeout),
        .. s_signIn.Select(path => PageRoute(path, Identity)),
        PageRoute("/{**rest}", Portal),
    ];

    /// <summary>Where each area's calls go.</summary>
    /// <exception cref="InvalidOperationException">An address is not configured; the message names it.</exception>
    public static IReadOnlyList<ClusterConfig> Clusters(AccessRules rules, IReadOnlyDictionary<string, Uri> services) =>
    [
        .. Areas(rules).Select(area => new ClusterConfig
        {
            ClusterId = area,
            Destinations = new Dictionary<string, DestinationConfig>
            {
                [area] = new() { Address = AddressOf(area, services).ToString() },
            },
            HttpRequest = new ForwarderRequestConfig
            {
                Version = System.Net.HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                ActivityTimeout = s_quiet,
            },
        }),
    ];

    private static Uri AddressOf(string area, IReadOnlyDictionary<string, Uri> services) =>
        services.GetValueOrDefault(area)
        ?? throw new InvalidOperationException($"{GatewayOptions.Section}:Services:{area} is not set.");

    private static RouteConfig GrpcRoute(MethodAccess method, TimeSpan callTimeout) =>
        WithTimeout(
            new RouteConfig
            {
                RouteId = method.FullName,
                ClusterId = method.Area,
                AuthorizationPolicy = "default",
                Match = new RouteMatch { Path = method.FullName, Methods = [HttpMethods.Post] },
            },
            method.Method.IsServerStreaming || method.Method.IsClientStreaming ? null : callTimeout);

    private static RouteConfig RestRoute(string area, TimeSpan callTimeout) =>
        WithTimeout(
            new RouteConfig
            {
                RouteId = $"rest-{area}",
                ClusterId = area,
                AuthorizationPolicy = "default",
                Match = new RouteMatch { Path = $"/api/{area}/{{**rest}}" },
            },
            callTimeout);

    // A calendar program can't sign in: its address is its key, which was taken out of it before.
    private static RouteConfig CalendarRoute(TimeSpan callTimeout) =>
        WithTimeout(
            new RouteConfig
            {
                RouteId = "calendars",
                ClusterId = Portfolio,
                Match = new RouteMatch { Path = CalendarKeyMiddleware.Address, Methods = [HttpMethods.Get] },
            },
            callTimeout);

    // Pages stream events for as long as they are open.
    private static RouteConfig PageRoute(string path, string area) =>
        WithTimeout(
            new RouteConfig { RouteId = path, ClusterId = area, Match = new RouteMatch { Path = path } },
            null);

    private static RouteConfig WithTimeout(RouteConfig route, TimeSpan? timeout) =>
        timeout is null ? route with { TimeoutPolicy = "disable" } : route with { Timeout = timeout };
}
