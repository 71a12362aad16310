using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>Who is calling.</summary>
public static class CallerAccess
{
    private static readonly object s_key = new();

    /// <summary>The caller, as the access interceptor has admitted them.</summary>
    /// <exception cref="InvalidOperationException">No access rule was checked for this call.</exception>
    public static Caller Caller(this ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetHttpContext().Items[s_key] as Caller
            ?? throw new InvalidOperationException("The access interceptor has not seen this call.");
    }

    /// <summary>
    /// Checks the request's access token, whatever scheme the host signs its pages in with; null without a valid one.
    /// </summary>
    internal static async ValueTask<Caller?> AuthenticateCallerAsync(this HttpContext http)
    {
        if (http.Items[s_key] is Caller known)
        {
            return known;
        }

        var result = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        var caller = Access.Caller.From(result.Principal);
        http.Items[s_key] = caller;
        return caller;
    }
}
