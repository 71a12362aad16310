using System.Globalization;

namespace VikLearning.Portal.Consultations;

/// <summary>A page of all services' ledgers together, newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where each service's older lines start; empty on the last page.</param>
internal sealed record SeenPage(IReadOnlyList<SeenLine> Lines, string Next)
{
    /// <summary>
    /// Puts the services' pages together. A page that has older ones ends at its last line, and what other services
    /// have from before that moment waits for the next page: so the order holds over all pages.
    /// </summary>
    /// <param name="pages">By service: the lines of its page, newest first, and whether it has older ones.</param>
    public static SeenPage Of(IReadOnlyDictionary<string, (IReadOnlyList<SeenLine> Lines, bool HasMore)> pages)
    {
        var from = pages.Values.Where(page => page.HasMore && page.Lines.Count > 0)
            .Select(page => page.Lines[^1].At).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var shown = pages.Values.SelectMany(page => page.Lines).Where(line => line.At >= from)
            .OrderByDescending(line => line.At).ToArray();
        var hasNext = pages.Values.Any(page => page.HasMore || page.Lines.Any(line => line.At < from));
        return new SeenPage(shown, hasNext ? Places(pages, shown) : "");
    }

    /// <summary>The place of a service in a token as <see cref="Next"/> gives it; empty for the newest lines.</summary>
    public static string PlaceOf(string service, string? token) => (token ?? "").Split('_')
        .Select(part => part.Split('-')).FirstOrDefault(part => part is [var name, _] && name == service)?[1] ?? "";

    // A ledger's place is a line's number: what is older starts before it.
    private static string Places(
        IReadOnlyDictionary<string, (IReadOnlyList<SeenLine> Lines, bool HasMore)> pages,
        IReadOnlyCollection<SeenLine> shown) =>
        string.Join('_', pages.Select(page =>
        {
            var last = shown.LastOrDefault(line => line.Service == page.Key)?.Line.Number
                ?? (page.Value.Lines is [var first, ..] ? first.Line.Number + 1 : 1);
            return string.Create(CultureInfo.InvariantCulture, $"{page.Key}-{last}");
        }));
}
