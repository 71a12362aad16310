using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.TestHosts;
using Xunit;

namespace VikLearning.IntegrationTests.Foreign;

/// <summary>The suite in separate processes behind a foreign provider, by configuration alone.</summary>
public sealed class ForeignSuite(Postgres postgres) : IAsyncLifetime
{
    internal SeparateSuite Suite { get; private set; } = null!;

    internal ForeignProvider Provider { get; private set; } = null!;

    internal GrpcChannel Gateway { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Provider = await ForeignProvider.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Identity:Authority"] = Provider.Issuer,
            ["Identity:Audience"] = ForeignProvider.ApiAudience,
            ["Identity:TokenTypes:0"] = "JWT",
            ["Identity:SubjectClaim"] = "oid",
            ["Identity:RoleClaim"] = "/resource_access/leren/roles",
            ["Identity:SecondFactor:Amr:0"] = "otp",
            ["Identity:SecondFactor:Acr:0"] = "urn:academie:hoog",
            ["ServiceIdentity:TokenAddress"] = new Uri(new Uri(Provider.Issuer), "/token").ToString(),
            ["Portal:Authority"] = Provider.Issuer,
            ["Portal:ClientId"] = ForeignProvider.PortalClient,
            ["Portal:ClientSecret"] = ForeignProvider.PortalSecret,
            ["Portal:Scopes"] = "openid leren",
            ["Portal:NameClaim"] = "volledige_naam",
            ["Portal:SignInParameters:resource"] = ForeignProvider.ApiAudience,
        };
        foreach (var (index, (claimed, role)) in s_roles.Index())
        {
            settings[$"Identity:RoleNames:{index}:Claimed"] = claimed;
            settings[$"Identity:RoleNames:{index}:Role"] = role;
        }

        Suite = new SeparateSuite(await postgres.DatabaseAsync(), [], settings);
        await Suite.StartAsync(Stop);
        Gateway = GrpcChannel.ForAddress(Suite.GrpcAddress);
    }

    public async ValueTask DisposeAsync()
    {
        Gateway?.Dispose();
        if (Suite is not null)
        {
            await Suite.DisposeAsync();
        }

        if (Provider is not null)
        {
            await Provider.DisposeAsync();
        }
    }

    internal CallOptions As(ForeignPerson person, string? token = null) => new(
        new Metadata
        {
            { "authorization", $"Bearer {token ?? Provider.Access(person)}" },
            { "idempotency-key", Guid.NewGuid().ToString("N") },
            { "accept-language", "en" },
        },
        cancellationToken: Stop);

    private static readonly (string, string)[] s_roles =
    [
        ("Cursist", "student"), ("Docent", "teacher"), ("Chef", "team-chief"), ("Beheer", "administrator"),
        ("Dienst", "service"),
    ];
}
