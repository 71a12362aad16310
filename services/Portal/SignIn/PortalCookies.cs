namespace VikLearning.Portal.SignIn;

/// <summary>
/// How the Portal's own cookies are kept. Only a demonstration runs without TLS; anywhere else their names say to the
/// browser that no other host and no cleartext page can have set them.
/// </summary>
internal static class PortalCookies
{
    private const string OfThisHost = "__Host-";

    /// <summary>Whether there may be no TLS.</summary>
    public static bool IsDemo(IHostEnvironment environment) =>
        environment.IsDevelopment() || environment.IsEnvironment("Demo");

    /// <summary>Names a cookie and closes it to scripts and to other sites.</summary>
    public static void Guard(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        var demo = IsDemo(environment);
        cookie.Name = demo ? name : OfThisHost + name;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }
}
