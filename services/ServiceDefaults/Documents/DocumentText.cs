using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>A JSON document that a person wrote, read with the line of each part: a fault can be found.</summary>
public static class DocumentText
{
    /// <summary>The most characters (UTF-16) of a document.</summary>
    public const int MostCharacters = 65_536;

    private const int Deepest = 8;
    private static readonly JsonLoadSettings s_settings = new()
    {
        CommentHandling = CommentHandling.Ignore,
        LineInfoHandling = LineInfoHandling.Load,
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
    };

    /// <summary>The outermost object; null when this is none, with the fault that says where.</summary>
    public static DocumentPart? Read(string text, DocumentFaults faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        if (text.Length > MostCharacters)
        {
            faults.Add(1, "document-too-long", null, $"{MostCharacters}");
            return null;
        }

        using var reader = new JsonTextReader(new StringReader(text))
        {
            MaxDepth = Deepest,
            DateParseHandling = DateParseHandling.None,
        };
        try
        {
            var root = JToken.ReadFrom(reader, s_settings);
            if (root is JObject whole && !reader.Read())
            {
                return new DocumentPart(whole, faults);
            }

            faults.Add(Math.Max(1, reader.LineNumber), "document-not-one-object", null);
        }
        catch (JsonReaderException exception)
        {
            faults.Add(Math.Max(1, exception.LineNumber), "document-not-json", null);
        }

        return null;
    }
}
