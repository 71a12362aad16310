using System.Collections.Immutable;
using System.Reflection;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Exams.Rubrics;

/// <summary>The rubrics that there are.</summary>
internal sealed class RubricLibrary
{
    private RubricLibrary(ImmutableList<Rubric> rubrics) => All = rubrics;

    /// <summary>The rubrics that come with the suite.</summary>
    public static RubricLibrary Suite { get; } = OfSuite("lpo-year-1.1");

    /// <summary>Every version, in the order in which they came.</summary>
    public ImmutableList<Rubric> All { get; }

    /// <summary>A version of a rubric; null when there is none.</summary>
    public Rubric? Find(string rubricId, int version) =>
        All.Find(rubric => rubric.RubricId == rubricId && rubric.Version == version);

    /// <summary>With a document that is without faults.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public RubricLibrary With(ShelvedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var faults = new DocumentFaults();
        var read = RubricDocument.Read(document.Body, faults);
        faults.ThrowIfAny($"{document.Id} {document.Version}");
        return new RubricLibrary(All.Add(read!));
    }

    private static RubricLibrary OfSuite(params IEnumerable<string> names)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return names.Aggregate(
            new RubricLibrary([]),
            (library, name) => library.With(
                ShelvedDocument.OfSuite(assembly, $"Rubrics/{name}.{RubricDocument.Kind}.json")));
    }
}
