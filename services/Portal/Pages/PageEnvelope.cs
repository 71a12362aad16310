using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using VikLearning.Portal.Language;
using VikLearning.Portal.SignIn;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Portal.Pages;

/// <summary>
/// What every page goes in: the reader's language, headers that keep it private and safe, and a readable page when
/// something fails.
/// </summary>
internal sealed partial class PageEnvelope(RequestDelegate next, ILogger<PageEnvelope> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PortalPage>() is null)
        {
            await next(context);
            return;
        }

        Prepare(context);
        try
        {
            await next(context);
        }
        catch (RpcException failure) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, failure);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(failure);
            await ShowAsync<ErrorPage>(context, StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>Sets language and headers; sign-in's own answers need them too.</summary>
    public static void Prepare(HttpContext context)
    {
        var culture = Languages.Of(context.Request);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        // Own files only. The sign-out form ends at the provider, so it is named.
        SafeHeaders.AllowPage(
            context, "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
            $"form-action 'self'{ProviderOf(context)}");
    }

    /// <summary>Answers with a page that stands for a status.</summary>
    public static async Task ShowAsync<TPage>(HttpContext context, int status)
        where TPage : IComponent
    {
        // A page that failed half-way has used up the renderer of its scope and set the renderer's own header.
        await using var scope = context.RequestServices.CreateAsyncScope();
        var services = context.RequestServices;
        context.RequestServices = scope.ServiceProvider;
        context.Response.Headers.Remove("blazor-enhanced-nav");
        context.Response.StatusCode = status;
        var page = new RazorComponentResult<TPage> { StatusCode = status, PreventStreamingRendering = true };
        await page.ExecuteAsync(context);
        context.RequestServices = services;
    }

    /// <summary>Nobody answers this address: a page for a person, an empty 404 for anything else.</summary>
    public static Task NotFoundAsync(HttpContext context)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return ShowAsync<NotFoundPage>(context, StatusCodes.Status404NotFound);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static string ProviderOf(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value;
        return Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority)
            ? " " + authority.GetLeftPart(UriPartial.Authority)
            : "";
    }

    private async Task AnswerAsync(HttpContext context, RpcException failure)
    {
        switch (failure.StatusCode)
        {
            case StatusCode.NotFound or StatusCode.InvalidArgument:
                await ShowAsync<NotFoundPage>(context, StatusCodes.Status404NotFound);
                break;
            case StatusCode.PermissionDenied:
                await ShowAsync<ForbiddenPage>(context, StatusCodes.Status403Forbidden);
                break;
            case StatusCode.Unauthenticated:
                await context.SignOutAsync(PortalSchemes.Cookie);
                await SignInAgainAsync(context);
                break;
            case StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted:
                LogUnavailable(failure.StatusCode);
                await ShowAsync<UnavailablePage>(context, StatusCodes.Status503ServiceUnavailable);
                break;
            default:
                LogFailure(failure);
                await ShowAsync<ErrorPage>(context, StatusCodes.Status500InternalServerError);
                break;
        }
    }

    // A posted form comes back to its page, with what was typed. For others the start page is safer: a page that is
    // refused each time would go round for ever.
    private static Task SignInAgainAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var back = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            return context.ChallengeAsync(PortalSchemes.Provider, new AuthenticationProperties { RedirectUri = back });
        }

        context.Response.Redirect("/");
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page could not be shown.")]
    private partial void LogFailure(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page could not be shown: the gateway answered {Status}.")]
    private partial void LogUnavailable(StatusCode status);
}
