using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using VikLearning.Portal.Attachments;
using VikLearning.Portal.Pages;

namespace VikLearning.Portal.KeptForms;

/// <summary>Stands where a posted form would be lost: nobody is signed in any more, or someone else is.</summary>
internal sealed class FormRescue(RequestDelegate next)
{
    /// <summary>
    /// The form of someone else than who is signed in now: in another tab, the one went and the other came. Its
    /// anti-forgery token is refused anyway; so it is kept for who typed it, and the answer says so.
    /// </summary>
    public async Task InvokeAsync(HttpContext context, FormKeeper keeper)
    {
        if (context.User.FindFirst("sub")?.Value is { } subject
            && await PostedAsync(context) is { } form
            && keeper.OwnerOf(form) is { } owner
            && owner != subject)
        {
            await (keeper.Keep(context, owner, form)
                ? PageEnvelope.ShowAsync<OtherPersonPage>(context, StatusCodes.Status409Conflict)
                : PageEnvelope.ShowAsync<SessionEndedPage>(context, StatusCodes.Status409Conflict));
            return;
        }

        await next(context);
    }

    /// <summary>Before the browser is sent to sign in: what was typed must outlive the way there and back.</summary>
    public static async Task BeforeSignInAsync(RedirectContext context)
    {
        var http = context.HttpContext;
        var keeper = http.RequestServices.GetRequiredService<FormKeeper>();
        if (await PostedAsync(http) is { } form
            && keeper.OwnerOf(form) is { } owner
            && !keeper.Keep(http, owner, form))
        {
            context.HandleResponse();
            PageEnvelope.Prepare(http);
            await PageEnvelope.ShowAsync<SessionEndedPage>(http, StatusCodes.Status401Unauthorized);
        }
    }

    // One that cannot be read is answered by whoever reads it next.
    private static async Task<IFormCollection?> PostedAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method)
            || !context.Request.HasFormContentType
            || context.GetEndpoint()?.Metadata.GetMetadata<PortalPage>() is null
            || context.GetEndpoint()?.Metadata.GetMetadata<StreamedForm>() is not null)
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            return null;
        }
    }
}
