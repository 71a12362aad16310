using System.Collections.Immutable;
using System.Reflection;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Portfolio.Reflections;

/// <summary>
/// The templates that a reflection can be written along. A version never changes, so that what was written along it is
/// read along it; a new one is added.
/// </summary>
internal sealed class ReflectionTemplates
{
    private ReflectionTemplates(ImmutableList<(ShelvedDocument Kept, ReflectionTemplate Read)> documents)
    {
        Documents = documents;
        All =
        [
            .. documents.Select(it => it.Read).GroupBy(it => it.TemplateId)
                .SelectMany(versions => versions.OrderByDescending(it => it.Version)),
        ];
    }

    /// <summary>The templates that come with the suite.</summary>
    public static ReflectionTemplates Suite { get; } = OfSuite();

    /// <summary>Every document, in the order in which they came; one of the suite was added at no time.</summary>
    public ImmutableList<(ShelvedDocument Kept, ReflectionTemplate Read)> Documents { get; }

    /// <summary>Every version of every template, in the order in which they came, the newest of each first.</summary>
    public ImmutableArray<ReflectionTemplate> All { get; }

    /// <summary>A version of a template, the newest for 0; null when there is none.</summary>
    public ReflectionTemplate? Find(string templateId, int version)
    {
        foreach (var template in All)
        {
            if (template.TemplateId == templateId && (version == 0 || template.Version == version))
            {
                return template;
            }
        }

        return null;
    }

    /// <summary>The same use with the newest version instead of 0; as it is where there is no such template.</summary>
    public TemplateUse Pin(TemplateUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        return Find(use.TemplateId, use.Version) is { } found ? use with { Version = found.Version } : use;
    }

    /// <summary>With a document that was found to be without faults when it was added.</summary>
    /// <exception cref="InvalidDataException">It no longer is.</exception>
    public ReflectionTemplates With(ShelvedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var faults = new DocumentFaults();
        var read = TemplateDocument.Read(document.Body, faults);
        faults.ThrowIfAny($"{document.Id} {document.Version}");
        return new ReflectionTemplates(Documents.Add((document, read!)));
    }

    // In this order a student is offered them, before those of the academy.
    private static ReflectionTemplates OfSuite()
    {
        string[] names = ["free.1", "starrt.1", "korthagen.1", "core-quadrant.1", "professional-identity.1"];
        var assembly = Assembly.GetExecutingAssembly();
        return names.Aggregate(
            new ReflectionTemplates([]),
            (library, name) => library.With(
                ShelvedDocument.OfSuite(assembly, $"Reflections/{name}.{TemplateDocument.Kind}.json")));
    }
}
