using VikLearning.Gateway.Routes;
using VikLearning.ServiceDefaults.Access;
using Xunit;

namespace VikLearning.UnitTests.Gateway;

public class RouteTableTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    [Fact]
    public void Every_public_method_has_a_route_of_its_own_and_no_inner_one_has_any()
    {
        var paths = RouteTable.Routes(AccessRules.Suite, s_timeout).Select(route => route.Match.Path).ToHashSet();
        Assert.All(AccessRules.Suite.All, method => Assert.Equal(!method.IsInternal, paths.Contains(method.FullName)));
        Assert.Contains(AccessRules.Suite.All, method => method.IsInternal);
    }

    [Fact]
    public void Calls_need_a_token_and_end_in_time_unless_they_stream()
    {
        var routes = RouteTable.Routes(AccessRules.Suite, s_timeout);
        foreach (var method in RouteTable.PublicMethods(AccessRules.Suite))
        {
            var route = Assert.Single(routes, route => route.RouteId == method.FullName);
            Assert.Equal("default", route.AuthorizationPolicy);
            var streams = method.Method.IsServerStreaming || method.Method.IsClientStreaming;
            Assert.Equal(streams ? null : s_timeout, route.Timeout);
        }

        Assert.All(
            routes.Where(route => route.Match.Path!.StartsWith("/api/", StringComparison.Ordinal)),
            route => Assert.Equal("default", route.AuthorizationPolicy));
    }

    [Fact]
    public void A_calendar_needs_no_token_and_leads_to_its_service_without_its_key()
    {
        var route = Assert.Single(
            RouteTable.Routes(AccessRules.Suite, s_timeout), route => route.Match.Path == "/calendar");
        Assert.Null(route.AuthorizationPolicy);
        Assert.Equal(("portfolio", s_timeout), (route.ClusterId, route.Timeout));
        Assert.Equal(["GET"], route.Match.Methods);
    }

    [Fact]
    public void A_service_without_an_address_stops_the_start()
    {
        var services = RouteTable.Areas(AccessRules.Suite).Skip(1)
            .ToDictionary(area => area, _ => new Uri("http://127.0.0.1:1"));
        var failure = Assert.Throws<InvalidOperationException>(
            () => RouteTable.Clusters(AccessRules.Suite, services));
        Assert.Contains("Gateway:Services:exams", failure.Message, StringComparison.Ordinal);
    }
}
