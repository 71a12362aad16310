using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Portfolio.Reflections;

/// <summary>Reads a template: what it is called and is for, and its fields; none for one text.</summary>
internal static class TemplateDocument
{
    /// <summary>Its kind on the shelf.</summary>
    public const string Kind = "template";

    /// <summary>The most fields that a reflection may have.</summary>
    public const int MostFields = 20;

    private const int LongestName = 60;
    private const int LongestSentence = 300;

    /// <summary>Reads and checks it; what it gives is a template only when there are no faults.</summary>
    public static ReflectionTemplate? Read(string text, DocumentFaults faults)
    {
        if (DocumentText.Read(text, faults) is not { } root)
        {
            return null;
        }

        var template = new ReflectionTemplate(
            root.Id("id"),
            root.Whole("version", 1, int.MaxValue),
            Words(root, "name", LongestName),
            Words(root, "about", LongestSentence),
            [.. FieldsOf(root)]);
        root.Close();
        return template;
    }

    private static List<ReflectionTemplate.Field> FieldsOf(DocumentPart root)
    {
        var fields = new List<ReflectionTemplate.Field>();
        foreach (var part in root.Has("fields") ? root.Parts("fields", MostFields) : [])
        {
            var field = new ReflectionTemplate.Field(
                part.Id("name"), Words(part, "label", LongestName), Words(part, "prompt", LongestSentence));
            part.Close();
            if (field.Name.Length > 0 && fields.Any(it => it.Name == field.Name))
            {
                part.Fault("name", "document-key-twice");
            }

            fields.Add(field);
        }

        return fields;
    }

    private static ReflectionTemplate.Words Words(DocumentPart part, string name, int longest)
    {
        var (nl, en) = part.Words(name, longest);
        return new(nl, en);
    }
}
