using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using VikLearning.Identity.Tokens;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace VikLearning.Identity.Clients;

/// <summary>Makes the stored clients what configuration says, no more and no fewer.</summary>
internal sealed class ClientRegistrations(
    IOpenIddictApplicationManager applications, IOptions<IdentityOptions> identity, IOptions<DemoOptions> demo)
{
    public async Task ApplyAsync(CancellationToken cancellation)
    {
        var stored = new Dictionary<string, object>(StringComparer.Ordinal);
        await foreach (var application in applications.ListAsync(cancellationToken: cancellation))
        {
            stored[(await applications.GetClientIdAsync(application, cancellation))!] = application;
        }

        foreach (var client in identity.Value.Clients)
        {
            var descriptor = Describe(client);
            if (stored.Remove(client.Id, out var application))
            {
                await applications.UpdateAsync(application, descriptor, cancellation);
            }
            else
            {
                await applications.CreateAsync(descriptor, cancellation);
            }
        }

        foreach (var application in stored.Values)
        {
            await applications.DeleteAsync(application, cancellation);
        }
    }

    private OpenIddictApplicationDescriptor Describe(ClientOptions client)
    {
        if (string.IsNullOrWhiteSpace(client.Id) || string.IsNullOrWhiteSpace(client.Secret))
        {
            throw new InvalidOperationException($"Identity:Clients: '{client.Id}' needs an id and a secret.");
        }

        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client.Id,
            ClientSecret = client.Secret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
        };
        descriptor.Permissions.Add(Permissions.Endpoints.Token);
        descriptor.Permissions.Add(Permissions.Prefixes.Scope + TokenClaims.Scope);
        foreach (var grant in client.Grants.Where(grant => grant != TokenClaims.DemoGrant || demo.Value.Enabled))
        {
            descriptor.Permissions.Add(Permissions.Prefixes.GrantType + grant);
        }

        if (client.Grants.Contains(GrantTypes.AuthorizationCode))
        {
            AllowCodeFlow(descriptor, client);
        }

        return descriptor;
    }

    private static void AllowCodeFlow(OpenIddictApplicationDescriptor descriptor, ClientOptions client)
    {
        descriptor.Permissions.UnionWith(
        [
            Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.Endpoints.Revocation,
            Permissions.ResponseTypes.Code,
            Permissions.Scopes.Profile, Permissions.Scopes.Roles,
        ]);
        descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        descriptor.RedirectUris.UnionWith(client.RedirectUris);
        descriptor.PostLogoutRedirectUris.UnionWith(client.PostLogoutRedirectUris);
    }
}
