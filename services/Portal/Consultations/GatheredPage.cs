using System.Globalization;

namespace VikLearning.Portal.Consultations;

/// <summary>A page of all services' lists together, newest first.</summary>
/// <param name="Lines">What it shows.</param>
/// <param name="Next">Where each service's older lines start; empty on the last page.</param>
internal sealed record GatheredPage<TLine>(IReadOnlyList<TLine> Lines, string Next)
    where TLine : IGathered
{
    /// <summary>Nothing, and nothing older.</summary>
    public static GatheredPage<TLine> Empty { get; } = new([], "");

    /// <summary>
    /// Puts the services' pages together. A page that has older ones ends where it does, and what other services have
    /// from before that moment waits for the next page: so the order holds over all pages. Of each service a page shows
    /// its newest lines without a gap, whatever its clock did, so that each line is shown once.
    /// </summary>
    /// <param name="pages">By service: the lines of its page, newest first, and whether it has older ones.</param>
    public static GatheredPage<TLine> Of(
        IReadOnlyDictionary<string, (IReadOnlyList<TLine> Lines, bool HasMore)> pages)
    {
        var from = pages.Values.Where(page => page.HasMore && page.Lines.Count > 0)
            .Select(page => page.Lines.Min(line => line.At)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var parts = pages.ToDictionary(
            page => page.Key, page => page.Value.Lines.TakeWhile(line => line.At >= from).ToArray());
        var hasNext = pages.Any(page => page.Value.HasMore || page.Value.Lines.Count > parts[page.Key].Length);
        return new GatheredPage<TLine>(
            [.. parts.Values.SelectMany(part => part).OrderByDescending(line => line.At)],
            hasNext ? string.Join('_', pages.Select(page => PlaceAfter(page.Key, page.Value.Lines, parts[page.Key])))
                : "");
    }

    /// <summary>The place of a service in a token as <see cref="Next"/> gives it; empty for the newest lines.</summary>
    public static string PlaceOf(string service, string? token) => (token ?? "").Split('_')
        .Select(part => part.Split('-')).FirstOrDefault(part => part is [var name, _] && name == service)?[1] ?? "";

    // A list's place is a line's number: what is older starts before it.
    private static string PlaceAfter(string service, IReadOnlyList<TLine> lines, TLine[] shown)
    {
        var place = shown.Length > 0 ? shown[^1].Number : lines.Count > 0 ? lines[0].Number + 1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{service}-{place}");
    }
}
