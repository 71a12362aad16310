using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VikLearning.BrowserTests;

/// <summary>What somebody wrote is shown with its markup, and can do nothing on the page.</summary>
public sealed class MarkdownTests(Academy academy)
{
    private const string Watching = """
        window.broken = [];
        window.ran = () => { window.broken.push("a script ran"); };
        document.addEventListener("securitypolicyviolation", event =>
          window.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
        """;

    // As the form's own page sends it, without the minute that filling in seventy forms would take.
    private const string Writing = """
        async text => {
          const page = await (await fetch("/reflecties/nieuw")).text();
          const form = new DOMParser().parseFromString(page, "text/html").querySelector("form:has(#text)");
          const fields = new FormData(form);
          fields.set("Input.Title", "Proef");
          fields.set("Input.Text", text);
          const answer = await fetch("/reflecties/nieuw", { method: "POST", body: new URLSearchParams(fields) });
          return answer.url;
        }
        """;

    private const string Judging = """
        () => {
          const plain = ["P", "BR", "H2", "H3", "H4", "H5", "H6", "UL", "LI", "BLOCKQUOTE", "PRE", "CODE", "EM",
            "STRONG", "HR"];
          const wrong = [...window.broken];
          for (const element of document.querySelectorAll(".prose *")) {
            const attributes = element.getAttributeNames();
            const fine = plain.includes(element.tagName) ? attributes.length === 0
              : element.tagName === "OL" ? attributes.every(name => name === "start")
              : element.tagName === "A" ? attributes.every(name => name === "href" || name === "rel")
                && /^(https?:\/\/|mailto:)/i.test(element.getAttribute("href"))
                && element.getAttribute("rel") === "noopener noreferrer nofollow"
              : false;
            if (!fine) {
              wrong.push(element.outerHTML.slice(0, 200));
            }
          }
          return [document.querySelectorAll(".prose").length, ...wrong].join("\n");
        }
        """;

    [Fact]
    public async Task No_text_runs_fetches_or_shows_more_than_a_text()
    {
        await using var student = await academy.SignInAsync("student11");
        await student.Page.AddInitScriptAsync(Watching);
        await student.OpenAsync("/reflecties");
        var own = (await academy.AddressAsync()).GetLeftPart(UriPartial.Authority);
        var asked = student.Addresses();
        var findings = new List<string>();
        Assert.True(HostileMarkdown.All.Count >= 60);
        foreach (var text in HostileMarkdown.All)
        {
            var address = await student.Page.EvaluateAsync<string>(Writing, text);
            Assert.Contains("bewaard", address, StringComparison.Ordinal);
            await student.OpenAsync(new Uri(address).AbsolutePath);
            var verdict = await student.Page.EvaluateAsync<string>(Judging);
            if (verdict != "1")
            {
                findings.Add($"{text[..Math.Min(80, text.Length)]}: {verdict}");
            }
        }

        Assert.True(findings.Count == 0, string.Join("\n\n", findings));
        Assert.DoesNotContain(asked, one => !one.StartsWith(own + "/", StringComparison.Ordinal));
        Assert.Empty(student.Complaints);
    }

    [Fact]
    public async Task Headings_lists_quotes_emphasis_links_and_code_are_shown_as_such()
    {
        await using var student = await academy.SignInAsync("student12");
        var page = student.Page;
        await student.OpenAsync("/reflecties");
        var address = await page.EvaluateAsync<string>(Writing, Usual);
        await student.OpenAsync(new Uri(address).AbsolutePath);

        await Expect(page.Locator(".prose h2")).ToHaveTextAsync("Mijn eerste nachtdienst");
        await Expect(page.Locator(".prose h3")).ToHaveTextAsync("Wat er gebeurde");
        await Expect(page.Locator(".prose strong")).ToHaveTextAsync("rustig");
        await Expect(page.Locator(".prose em")).ToHaveTextAsync("mijn");
        await Expect(page.Locator(".prose ul > li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".prose ol > li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".prose blockquote")).ToContainTextAsync("Wie niets zegt");
        await Expect(page.Locator(".prose p > code")).ToHaveTextAsync("P2000");
        await Expect(page.Locator(".prose pre code")).ToContainTextAsync("melding");
        await Expect(page.Locator(".prose a")).ToHaveAttributeAsync("href", "https://www.politie.nl/");
        await Expect(page.Locator(".prose a")).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Academy.Screenshots, "markdown.png"), FullPage = true });
        Assert.Empty(student.Complaints);
    }

    private const string Usual = """
        # Mijn eerste nachtdienst

        Ik bleef **rustig**, en dat was *mijn* winst.
        Een tweede regel blijft een tweede regel.

        ## Wat er gebeurde

        - een melding van overlast
        - een gesprek aan de deur

        1. aankomen
        2. luisteren
        3. afspreken

        > Wie niets zegt, zegt ook iets.

        De melding kwam binnen via `P2000`, zie [de uitleg](https://www.politie.nl/).

        ---

        ```
        melding: overlast
        ```
        """;
}
