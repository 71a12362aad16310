using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.DataSubjects;

/// <summary>
/// The pages of an archive: they open without a network, in Dutch and English at once, since nobody knows who will read
/// them. Whatever somebody wrote is encoded; nothing in them runs.
/// </summary>
internal static class ExportPage
{
    private static readonly HtmlEncoder s_html = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        body{font:1rem/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#12243a}
        article,section{border:1px solid #d5dee8;border-radius:.6rem;padding:1rem 1.25rem;margin:1rem 0}
        h1,h2,h3{line-height:1.25}h3{margin:0}p.meta{color:#4a5c73;margin:.25rem 0}
        dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1rem;margin:.75rem 0 0}
        dt{color:#4a5c73}dd{margin:0;overflow-wrap:anywhere}.text{white-space:pre-wrap}a{color:#0b5a8a}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem;border-bottom:1px solid #d5dee8}
        """;

    /// <summary>The page to start from.</summary>
    public static string Start(string personId, DateTimeOffset at, IReadOnlyList<ExportTally> tallies)
    {
        var page = new StringBuilder();
        Head(page, ExportWords.Title);
        page.Append("<h1>").Append(Text(ExportWords.Title)).Append("</h1><p class=\"meta\">")
            .Append(Text(ExportWords.Person)).Append(": ").Append(Text(personId)).Append(" · ")
            .Append(Moment(at)).Append("</p>");
        foreach (var paragraph in ExportWords.Introduction)
        {
            page.Append("<p>").Append(Text(paragraph)).Append("</p>");
        }

        foreach (var tally in tallies)
        {
            page.Append("<section><h2>").Append(Text(ExportWords.ServiceOf(tally.Service))).Append("</h2><p>")
                .Append(Text(ExportWords.CountOf(tally))).Append("</p><ul>");
            for (var part = 1; part <= tally.Parts; part++)
            {
                var file = $"{tally.Service}-{part}";
                page.Append("<li><a href=\"").Append(file).Append(".html\">").Append(Text(ExportWords.Read))
                    .Append(' ').Append(file).Append(".html</a> · <a href=\"").Append(file).Append(".json\">JSON</a>")
                    .Append("</li>");
            }

            page.Append("</ul></section>");
        }

        End(page);
        return page.ToString();
    }

    /// <summary>Begins a page of records.</summary>
    public static void Begin(StringBuilder page, string service, int part)
    {
        Head(page, ExportWords.ServiceOf(service));
        page.Append("<p><a href=\"index.html\">").Append(Text(ExportWords.Title)).Append("</a></p><h1>")
            .Append(Text(ExportWords.ServiceOf(service)));
        if (part > 1)
        {
            page.Append(CultureInfo.InvariantCulture, $" ({part})");
        }

        page.Append("</h1>");
    }

    /// <summary>Adds a record.</summary>
    public static void Add(StringBuilder page, ExportRecord record)
    {
        page.Append("<article><h3>").Append(Text(ExportWords.KindOf(record.Kind))).Append("</h3><p class=\"meta\">");
        if (record.At is not null)
        {
            page.Append(Moment(record.At.ToDateTimeOffset())).Append(" · ");
        }

        page.Append(Text(ExportWords.By)).Append(' ').Append(Text(record.ActorId)).Append(" · ")
            .Append(Text(ExportWords.PurposeOf(record.Purpose)));
        if (record.OnBehalfOf.Length > 0)
        {
            page.Append(" · ").Append(Text(record.OnBehalfOf));
        }

        if (record.Place.Length > 0)
        {
            page.Append(" · ").Append(Text(ExportWords.In)).Append(' ').Append(Text(record.Place));
        }

        page.Append("</p>");
        if (record.File is { Path: var path })
        {
            page.Append("<p><a href=\"").Append(Text(path)).Append("\">").Append(Text(path)).Append("</a></p>");
        }

        page.Append("<dl>");
        using var data = JsonDocument.Parse(record.DataJson);
        var texts = record.Texts.ToLookup(text => text.Id);
        foreach (var member in data.RootElement.EnumerateObject())
        {
            Add(page, member.Name, member.Value, texts);
        }

        page.Append("</dl></article>\n");
    }

    /// <summary>Ends a page.</summary>
    public static void End(StringBuilder page) => page.Append("</body></html>\n");

    // A part of a record is laid flat, and a list of parts that bear texts too; another list, such as a route map, is
    // shown as it is kept.
    private static void Add(StringBuilder page, string member, JsonElement value, ILookup<string, ExportText> texts)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var part in value.EnumerateObject())
            {
                Add(page, part.Name, part.Value, texts);
            }

            return;
        }

        if (value.ValueKind == JsonValueKind.Array && texts.Any(text => value.GetRawText().Contains(text.Key)))
        {
            foreach (var part in value.EnumerateArray())
            {
                Add(page, member, part, texts);
            }

            return;
        }

        var raw = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        page.Append("<dt>").Append(Text(ExportWords.MemberOf(member))).Append("</dt>");
        if (texts[raw].FirstOrDefault() is { } text)
        {
            page.Append("<dd class=\"text\">").Append(Text(text.Text)).Append("</dd>");
        }
        else
        {
            page.Append("<dd>").Append(Text(raw)).Append("</dd>");
        }
    }

    private static void Head(StringBuilder page, string title) => page
        .Append("<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\">")
        .Append("<meta http-equiv=\"Content-Security-Policy\" ")
        .Append("content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Append(Text(title))
        .Append("</title><style>").Append(Style).Append("</style></head><body>\n");

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Text(string value) => s_html.Encode(value);
}
