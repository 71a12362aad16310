using VikLearning.Portal.Prose;
using Xunit;

namespace VikLearning.UnitTests.Portal.Prose;

public class MarkdownTests
{
    private const string Link = "rel=\"noopener noreferrer nofollow\"";

    [Theory]
    [InlineData("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>")]
    [InlineData("een\ntwee", "<p>een<br />\ntwee</p>")]
    [InlineData("# kop", "<h2>kop</h2>")]
    [InlineData("###### kop", "<h6>kop</h6>")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    [InlineData("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>")]
    [InlineData("> a", "<blockquote>\n<p>a</p>\n</blockquote>")]
    [InlineData("```csharp\na\n```", "<pre><code>a\n</code></pre>")]
    [InlineData("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>")]
    [InlineData("[a](https://b.example \"c\")", $"<p><a href=\"https://b.example\" {Link}>a</a></p>")]
    [InlineData("<https://b.example>", $"<p><a href=\"https://b.example\" {Link}>https://b.example</a></p>")]
    [InlineData("<a@b.example>", $"<p><a href=\"mailto:a@b.example\" {Link}>a@b.example</a></p>")]
    [InlineData("[*a*](javascript:b)", "<p><em>a</em></p>")]
    [InlineData("![a **b**](https://c.example/d.png)", "<p>a <strong>b</strong></p>")]
    [InlineData("[![a](b)](https://c.example)", $"<p><a href=\"https://c.example\" {Link}>a</a></p>")]
    [InlineData("[a](/portal/sign-out)", "<p>a</p>")]
    [InlineData("[a](https://b.example@c.example)", "<p>a</p>")]
    public void Markup_is_made_and_nothing_else(string text, string html) =>
        Assert.Equal(html, Markdown.ToHtml(text, headingsUnder: 1)!.TrimEnd('\n'));

    [Fact]
    public void Headings_lie_below_the_page_s_own() =>
        Assert.Equal("<h4>kop</h4>", Markdown.ToHtml("# kop", headingsUnder: 3)!.TrimEnd('\n'));

    [Fact]
    public void What_is_too_long_or_too_deep_is_not_made()
    {
        Assert.Null(Markdown.ToHtml(new string('a', Markdown.Longest + 1), 1));
        Assert.NotNull(Markdown.ToHtml(new string('a', Markdown.Longest), 1));
        Assert.Null(Markdown.ToHtml(new string('>', 5000) + "x", 1));
    }
}
