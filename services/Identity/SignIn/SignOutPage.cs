using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using OpenIddict.Abstractions;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Identity.SignIn;

/// <summary>Asks whether to sign out, when it is not sure that the user wants to: any page of the web can lead here.
/// </summary>
internal sealed class SignOutPage(IAntiforgery antiforgery, PageFrame frame, HtmlEncoder encoder)
{
    /// <summary>Whether its form was sent, by the one it was given to.</summary>
    public async Task<bool> IsConfirmedAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && await antiforgery.IsRequestValidAsync(context);

    /// <summary>The page, which asks for the same again.</summary>
    public IResult Ask(HttpContext context, OpenIddictRequest request)
    {
        var culture = Language.Of(context.Request);
        var tokens = antiforgery.GetAndStoreTokens(context);
        var fields = request.GetParameters()
            .Where(parameter => parameter.Key != tokens.FormFieldName)
            .Select(parameter => Hidden(parameter.Key, (string?)parameter.Value ?? ""))
            .Append(Hidden(tokens.FormFieldName, tokens.RequestToken!));
        var html = frame.Around(culture, "OutTitle", "OutHeading", $"""
            <p>{frame.Say(culture, "OutText")}</p>
            <form method="post" action="{ServerSetup.LogoutPath}">
            {string.Join('\n', fields)}
            <button type="submit">{frame.Say(culture, "Leave")}</button>
            </form>
            """);
        SafeHeaders.AllowPage(context, "style-src 'self'", $"form-action {frame.FormTargets}");
        return Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8);
    }

    private string Hidden(string name, string value) =>
        $"""<input type="hidden" name="{encoder.Encode(name)}" value="{encoder.Encode(value)}">""";
}
