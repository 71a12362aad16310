using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VikLearning.Portal;
using VikLearning.Portal.SignIn;
using Xunit;

namespace VikLearning.UnitTests.Portal.SignIn;

public sealed class PortalCookiesTests
{
    [Theory]
    [InlineData("Production", "__Host-vik.portal", CookieSecurePolicy.Always)]
    [InlineData("Staging", "__Host-vik.portal", CookieSecurePolicy.Always)]
    [InlineData("Demo", "vik.portal", CookieSecurePolicy.SameAsRequest)]
    [InlineData("Development", "vik.portal", CookieSecurePolicy.SameAsRequest)]
    public void The_session_is_of_this_host_only_and_no_script_reads_it(
        string environment, string name, CookieSecurePolicy policy)
    {
        using var portal = Portal(environment);
        var session = portal.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(PortalSchemes.Cookie).Cookie;

        Assert.Equal((name, policy, true, "/"), (session.Name, session.SecurePolicy, session.HttpOnly, session.Path));
        Assert.Equal((SameSiteMode.Lax, null), (session.SameSite, session.Domain));
    }

    [Theory]
    [InlineData("Production", "__Host-vik.form", CookieSecurePolicy.Always)]
    [InlineData("Demo", "vik.form", CookieSecurePolicy.SameAsRequest)]
    public void The_form_s_cookie_goes_nowhere_from_another_site(
        string environment, string name, CookieSecurePolicy policy)
    {
        using var portal = Portal(environment);
        var form = portal.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie;

        Assert.Equal((name, policy, true, "/"), (form.Name, form.SecurePolicy, form.HttpOnly, form.Path));
        Assert.Equal(SameSiteMode.Strict, form.SameSite);
    }

    private static ServiceProvider Portal(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.AddPortal();
        return builder.Services.BuildServiceProvider();
    }
}
