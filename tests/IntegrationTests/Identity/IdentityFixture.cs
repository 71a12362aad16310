using Xunit;

namespace VikLearning.IntegrationTests.Identity;

/// <summary>One provider in demo mode on SQLite for the tests of a class.</summary>
public sealed class IdentityFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-identity-").FullName;

    internal IdentityHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await IdentityHost.StartAsync(IdentityHost.Settings(_folder));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
