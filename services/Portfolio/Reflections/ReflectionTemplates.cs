using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace VikLearning.Portfolio.Reflections;

/// <summary>
/// The templates that come with the suite. A version never changes, so that what was written along it is read along it;
/// a new one is added.
/// </summary>
internal static class ReflectionTemplates
{
    private static readonly ImmutableArray<ReflectionTemplate> s_all = Read();

    /// <summary>Every version of every template, in the document's order, the newest of each first.</summary>
    public static IReadOnlyList<ReflectionTemplate> All => s_all;

    /// <summary>A version of a template, the newest for 0; null when there is none.</summary>
    public static ReflectionTemplate? Find(string templateId, int version)
    {
        foreach (var template in s_all)
        {
            if (template.TemplateId == templateId && (version == 0 || template.Version == version))
            {
                return template;
            }
        }

        return null;
    }

    private static ImmutableArray<ReflectionTemplate> Read()
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream("Reflections/templates.json")!;
        var read = JsonSerializer.Deserialize<ImmutableArray<ReflectionTemplate>>(stream, JsonSerializerOptions.Web);
        return [.. read.GroupBy(one => one.TemplateId).SelectMany(one => one.OrderByDescending(it => it.Version))];
    }
}
