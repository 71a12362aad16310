namespace VikLearning.Portal.SignIn;

/// <summary>The Portal's authentication schemes, named so that they stand beside a host's own.</summary>
internal static class PortalSchemes
{
    public const string Cookie = "portal";

    public const string Provider = "portal-oidc";
}
