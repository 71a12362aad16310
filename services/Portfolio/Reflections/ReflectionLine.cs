using System.Collections.Immutable;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.Portfolio.Reflections;

/// <summary>One version of a reflection on its way out of the grain, without its words.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.reflection-line")]
internal sealed record ReflectionLine(
    [property: Id(0)] Guid ReflectionId,
    [property: Id(1)] string? ActivityId,
    [property: Id(2)] Guid TitleId,
    [property: Id(3)] Guid? TextId,
    [property: Id(4)] int Version,
    [property: Id(5)] int NewestVersion,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] TemplateUse Template,
    [property: Id(8)] ImmutableArray<FieldText> Fields)
{
    /// <summary>The ids of all its words.</summary>
    public IEnumerable<Guid?> TextIds => [TitleId, TextId, .. Fields.Select(one => (Guid?)one.TextId)];

    /// <summary>Its fields in the template's order, in the words that were read.</summary>
    public IEnumerable<ReflectionField> FieldsIn(ShownTexts words, ReflectionTemplates templates) =>
        from asked in templates.Find(Template.TemplateId, Template.Version)?.Fields ?? []
        join field in Fields on asked.Name equals field.Name
        select new ReflectionField { Name = field.Name, Text = words[field.TextId] };

    /// <summary>A version of a reflection, 0 for the newest; null when there is none of that number.</summary>
    public static ReflectionLine? Of(Reflection reflection, int version)
    {
        var newest = reflection.Versions.Length;
        var number = version == 0 ? newest : version;
        if (number < 1 || number > newest)
        {
            return null;
        }

        var shown = reflection.Versions[number - 1];
        return new ReflectionLine(
            reflection.ReflectionId, reflection.ActivityId, shown.TitleId, shown.TextId, number, newest, shown.At,
            reflection.Template ?? TemplateUse.Free, shown.Fields ?? []);
    }
}
