using Google.Protobuf.Collections;
using VikLearning.Portfolio.Drafts;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Portfolio.Reflections;

/// <summary>Reads what somebody wrote from a request: its form only, in words that all of its doors share.</summary>
internal static class ReflectionWordsReader
{
    private const int LongestDraftTitle = 1000;

    /// <summary>A finished reflection: it has a title, and 20,000 characters at most.</summary>
    public static ReflectionWords Read(
        RequestFields fields, string title, string text, RepeatedField<ReflectionField> written) =>
        Read(
            fields, text, written, ReflectionBook.LongestText,
            fields.Text("title", title, ReflectionBook.LongestTitle, required: true));

    /// <summary>A draft, which may lack anything and be longer than what it is to become.</summary>
    public static ReflectionWords ReadDraft(
        RequestFields fields, string title, string text, RepeatedField<ReflectionField> written) =>
        Read(fields, text, written, DraftsGrain.LongestDraft, fields.Text("title", title, LongestDraftTitle));

    private static ReflectionWords Read(
        RequestFields fields, string text, RepeatedField<ReflectionField> written, int longest, string title)
    {
        fields.Check(
            written.Count <= TemplateDocument.MostFields,
            Refusal.Malformed("too-many-fields", "fields", $"{TemplateDocument.MostFields}"));
        var names = written.Take(TemplateDocument.MostFields).Select(field => field.Name).ToList();
        fields.Check(
            names.Distinct(StringComparer.Ordinal).Count() == names.Count,
            Refusal.Malformed("template-field-repeated", "fields"));
        var words = new ReflectionWords
        {
            Title = title,
            Text = fields.Text("text", text, longest),
            Fields =
            [
                .. written.Take(TemplateDocument.MostFields)
                    .Select(field => new ReflectionWords.Field
                    {
                        Name = fields.Id("fields", field.Name),
                        Text = fields.Text($"fields.{field.Name}", field.Text, longest),
                    })
                    .Where(field => !string.IsNullOrWhiteSpace(field.Text)),
            ],
        };
        // One that is too long by itself was told already.
        var lengths = words.Fields.Select(field => CodePoints(field.Text)).Prepend(CodePoints(words.Text)).ToList();
        fields.Check(
            lengths.Sum() <= longest || lengths.Max() > longest,
            Refusal.Malformed("text-too-long", "fields", $"{longest}"));
        return words;
    }

    private static int CodePoints(string text) => text.EnumerateRunes().Count();
}
