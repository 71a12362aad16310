using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace VikLearning.Portal.Prose;

/// <summary>
/// Makes HTML of what somebody wrote as markdown. Raw HTML is shown as it was typed; pictures are their words only, so
/// that nothing is fetched from elsewhere; a link leads to a web or mail address and says nothing of where it came
/// from. Text that asks for more than a text can need is not made HTML at all.
/// </summary>
internal static class Markdown
{
    /// <summary>More than any text that is kept.</summary>
    public const int Longest = 40_000;

    private const int LowestHeading = 6;
    private const string Relation = "noopener noreferrer nofollow";

    private static readonly string[] s_schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, Uri.UriSchemeMailto];

    // A line end that somebody typed is one; CommonMark would run the lines together.
    private static readonly MarkdownPipeline s_pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>The HTML of a text.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="headingsUnder">The level of the page's own heading above the text: its headings lie below.</param>
    /// <returns>Null when it is too long or too deep to be made: then it is to be shown as it was typed.</returns>
    public static string? ToHtml(string text, int headingsUnder)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        try
        {
            var document = Markdig.Markdown.Parse(text, s_pipeline);
            Tame(document, headingsUnder);
            return Markdig.Markdown.ToHtml(document, s_pipeline);
        }
        catch (ArgumentException)
        {
            // It is nested more deeply than the parser goes.
            return null;
        }
    }

    private static void Tame(MarkdownDocument document, int headingsUnder)
    {
        // A list of its own: parts are taken out on the way.
        foreach (var part in document.Descendants().ToList())
        {
            switch (part)
            {
                case HeadingBlock heading:
                    heading.Level = Math.Min(LowestHeading, heading.Level + headingsUnder);
                    break;
                case FencedCodeBlock code:
                    // Its language would become a class name of the writer's choice.
                    (code.Info, code.Arguments) = (null, null);
                    code.TryGetAttributes()?.Classes?.Clear();
                    break;
                case LinkInline link when link.IsImage || !IsSafe(link.Url):
                    Unwrap(link);
                    break;
                case LinkInline link:
                    link.Title = null;
                    link.GetAttributes().AddPropertyIfNotExist("rel", Relation);
                    break;
                case AutolinkInline link when !IsSafe(link.IsEmail ? $"mailto:{link.Url}" : link.Url):
                    link.ReplaceBy(new LiteralInline(link.Url));
                    break;
                case AutolinkInline link:
                    link.GetAttributes().AddPropertyIfNotExist("rel", Relation);
                    break;
            }
        }
    }

    // The words stay where the link or the picture was.
    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } word)
        {
            word.Remove();
            link.InsertBefore(word);
        }

        link.Remove();
    }

    // An address with a name before the host looks like that host and is another.
    private static bool IsSafe([NotNullWhen(true)] string? address) =>
        address is { Length: > 0 and <= 2000 }
        && !address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter == '\\')
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && s_schemes.Contains(uri.Scheme)
        && address.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase)
        && (uri.Scheme == Uri.UriSchemeMailto || (uri.Host.Length > 0 && uri.UserInfo.Length == 0));
}
