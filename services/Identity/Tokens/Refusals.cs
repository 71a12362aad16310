using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace VikLearning.Identity.Tokens;

/// <summary>How an endpoint tells OpenIddict which protocol error to send.</summary>
internal static class Refusals
{
    public static AuthenticationProperties Say(string error, string description) => new(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
    });
}
