using System.Collections.Immutable;

namespace VikLearning.Portfolio.Reflections;

/// <summary>One version of a template: prompts to write along, and no score.</summary>
/// <param name="Fields">In the order in which they are asked; none for free text.</param>
internal sealed record ReflectionTemplate(
    string TemplateId,
    int Version,
    ReflectionTemplate.Words Name,
    ReflectionTemplate.Words About,
    ImmutableArray<ReflectionTemplate.Field> Fields)
{
    /// <summary>Whether it has a field of that name.</summary>
    public bool Has(string name) => Fields.Any(field => field.Name == name);

    /// <summary>In Dutch and in English.</summary>
    internal sealed record Words(string Nl, string En);

    /// <summary>A field: its name in a reflection, what it is called, and what it asks.</summary>
    internal sealed record Field(string Name, Words Label, Words Prompt);
}
