using System.Globalization;

namespace VikLearning.AllInOne;

/// <summary>The configuration of the demo suite: the same sections that each service reads in a cluster.</summary>
internal static class SuiteSettings
{
    /// <summary>What the gateway reads.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> OfGateway(AllInOneOptions options, Uri inner) =>
    [
        new("urls", Trimmed(options.Address)),
        new("Identity:Authority", Trimmed(options.Address) + "/"),
        new("Gateway:PublicAddress", Trimmed(options.Address)),
        .. from service in (string[])["roster", "integrity", "portfolio", "exams", "insight", "identity", "portal"]
           select new KeyValuePair<string, string?>($"Gateway:Services:{service}", inner.ToString()),
    ];

    /// <summary>What the services, the identity provider and the portal read.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> OfServices(
        AllInOneOptions options, DataFolder folder, Uri inner) =>
    [
        new("urls", Trimmed(inner)),
        new("Storage:Kind", options.Postgres is null ? "Sqlite" : "Postgres"),
        new("Storage:Directory", folder.Path),
        new("Storage:Postgres", options.Postgres),
        new("Encryption:CreateMasterKey", "true"),
        new("Consultations:AnchorFile", Path.Combine(folder.Path, "anchors.log")),
        new("Silo:Clustering", "Localhost"),
        new("Demo:Enabled", "true"),
        new("Demo:Password", DemoAccount.Password),
        .. OfSigningIn(options, folder.Secrets),
        .. OfAccounts(options.DemoStudents),
        new("ServiceIdentity:TokenAddress", Trimmed(options.Address) + "/connect/token"),
        new("ServiceIdentity:ClientId", "suite"),
        new("ServiceIdentity:ClientSecret", folder.Secrets.Suite),
        .. from service in (string[])["roster", "integrity", "portfolio"]
           select new KeyValuePair<string, string?>($"ServiceIdentity:Services:{service}", inner.ToString()),
        new("Portal:Authority", Trimmed(options.Address) + "/"),
        new("Portal:ClientSecret", folder.Secrets.Portal),
        new("Portal:GatewayHttp", Trimmed(options.Address)),
        new("Portal:GatewayGrpc", Trimmed(new UriBuilder(options.Address) { Port = options.Address.Port + 1 }.Uri)),
    ];

    private static IEnumerable<KeyValuePair<string, string?>> OfSigningIn(
        AllInOneOptions options, DemoSecrets secrets) =>
    [
        new("Identity:Authority", Trimmed(options.Address) + "/"),
        new("Identity:Issuer", Trimmed(options.Address) + "/"),
        new("Identity:AllowHttp", "true"),
        new("Identity:Clients:0:Id", "portal"),
        new("Identity:Clients:0:Secret", secrets.Portal),
        new("Identity:Clients:0:Grants:0", "authorization_code"),
        new("Identity:Clients:0:Grants:1", "refresh_token"),
        new("Identity:Clients:0:RedirectUris:0", Trimmed(options.Address) + "/portal/signin-oidc"),
        new("Identity:Clients:0:PostLogoutRedirectUris:0", Trimmed(options.Address) + "/portal/signout-oidc"),
        new("Identity:Clients:1:Id", "suite"),
        new("Identity:Clients:1:Secret", secrets.Suite),
        new("Identity:Clients:1:Grants:0", "client_credentials"),
        new("Identity:Clients:2:Id", "demo"),
        new("Identity:Clients:2:Secret", secrets.Demo),
        new("Identity:Clients:2:Grants:0", "urn:viklearning:demo"),
    ];

    private static IEnumerable<KeyValuePair<string, string?>> OfAccounts(int students)
    {
        foreach (var (index, account) in DemoAccount.All(students).Index())
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"Identity:Accounts:{index}:");
            yield return new($"{prefix}Name", account.Name);
            yield return new($"{prefix}Subject", account.Subject);
            yield return new($"{prefix}DisplayName", account.DisplayName);
            yield return new($"{prefix}Roles:0", account.Role);
        }
    }

    private static string Trimmed(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
