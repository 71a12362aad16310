using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.ServiceDefaults.Access;

/// <summary>What is said to staff who signed in without the second factor that their role asks for.</summary>
public static class SecondFactor
{
    /// <summary>The refusal.</summary>
    public static Refusal Required { get; } = Refusal.Forbidden("second-factor-required");

    /// <summary>
    /// Refuses them before anything else is looked at, with 403 and its reason. After authentication and inside
    /// whatever writes problems.
    /// </summary>
    public static IApplicationBuilder UseSecondFactor(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (!http.User.HasClaim(claim => claim.Type == ProviderClaims.LacksSecondFactor))
        {
            return next(http);
        }

        Problem.Remember(http, [Required]);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
