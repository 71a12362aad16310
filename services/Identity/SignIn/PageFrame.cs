using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;

namespace VikLearning.Identity.SignIn;

/// <summary>What the provider's pages have in common: the document around them, their words, where they may lead.
/// </summary>
internal sealed class PageFrame(IOptions<IdentityOptions> identity, HtmlEncoder encoder)
{
    /// <summary>The words of the pages, Dutch and English.</summary>
    public static readonly ResourceManager Words = new("VikLearning.Identity.SignIn.Words", typeof(PageFrame).Assembly);

    /// <summary>Where a form may lead: here, and to the addresses that clients return to.</summary>
    public string FormTargets { get; } = string.Join(' ', identity.Value.Clients
        .SelectMany(client => client.RedirectUris.Concat(client.PostLogoutRedirectUris))
        .Select(address => address.GetLeftPart(UriPartial.Authority))
        .Distinct()
        .Prepend("'self'"));

    /// <summary>A whole page; the part inside is HTML already.</summary>
    public string Around(CultureInfo culture, string title, string heading, string inside) => $"""
        <!DOCTYPE html>
        <html lang="{culture.TwoLetterISOLanguageName}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Say(culture, title)}</title>
        <link rel="stylesheet" href="{SignInEndpoints.Path}.css">
        </head>
        <body>
        <main>
        <p class="brand">VikLearning</p>
        <h1>{Say(culture, heading)}</h1>
        {inside}
        </main>
        </body>
        </html>
        """;

    /// <summary>A sentence by its name, encoded.</summary>
    public string Say(CultureInfo culture, string word) =>
        encoder.Encode(Words.GetString(word, culture) ?? word);
}
