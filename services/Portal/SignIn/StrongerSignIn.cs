using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using VikLearning.ServiceDefaults.Access;

namespace VikLearning.Portal.SignIn;

/// <summary>Asks the provider for a second factor, after a sign-in without one was refused.</summary>
internal static class StrongerSignIn
{
    /// <summary>What the sign-in address carries.</summary>
    public const string Query = "sterker";

    private const string Mark = "stronger";

    /// <summary>Marks a sign-in that is to be asked for with a second factor.</summary>
    public static AuthenticationProperties Want(AuthenticationProperties properties, bool wanted)
    {
        if (wanted)
        {
            properties.Items[Mark] = "true";
        }

        return properties;
    }

    /// <summary>Puts it in what the provider is asked.</summary>
    public static void Ask(RedirectContext context)
    {
        if (context.Properties.Items.ContainsKey(Mark))
        {
            var options = context.HttpContext.RequestServices.GetRequiredService<IOptions<TokenOptions>>().Value;
            context.ProtocolMessage.AcrValues = string.Join(' ', options.SecondFactor.Acr);
            context.ProtocolMessage.Prompt = "login";
        }
    }
}
