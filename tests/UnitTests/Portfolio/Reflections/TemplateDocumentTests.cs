using VikLearning.Portfolio.Reflections;
using VikLearning.ServiceDefaults.Documents;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Reflections;

public class TemplateDocumentTests
{
    [Fact]
    public void What_is_wrong_is_named_by_its_line()
    {
        const string Document = """
            {
              "id": "Eigen", "version": 0,
              "name": { "nl": "Eigen kijk" },
              "about": { "nl": "Hoe jij het zag.", "en": "How you saw it." },
              "fields": [
                { "name": "see", "label": { "nl": "Zien", "en": "See" },
                  "prompt": { "nl": "Wat zag je?", "en": "What did you see?" } },
                { "name": "see", "label": { "nl": "Doen", "en": "Do" },
                  "promt": { "nl": "Wat deed je?", "en": "What did you do?" } }
              ]
            }
            """;
        Assert.Equal(
            [
                "2 document-id-unfit id", "2 document-number-out-of-range version", "3 document-name-missing en",
                "8 document-name-missing prompt", "8 document-key-twice name", "9 document-name-unknown ",
            ],
            FaultsOf(Document));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(""","fields":[]""", 1)]
    [InlineData(""","fields":[{"name":"see","label":{"nl":"a","en":"b"},"prompt":{"nl":"c","en":"d"}}]""", 0)]
    public void Without_fields_it_is_one_text_and_a_list_of_none_is_no_list(string fields, int faults) =>
        Assert.Equal(faults, FaultsOf(Minimal("own", 1, fields)).Count);

    [Fact]
    public void More_fields_than_a_reflection_may_have_are_refused()
    {
        var fields = Enumerable.Range(1, TemplateDocument.MostFields + 1).Select(number =>
            $$$"""{"name":"f{{{number}}}","label":{"nl":"a","en":"b"},"prompt":{"nl":"c","en":"d"}}""");
        Assert.Equal(
            ["1 document-list-length fields"],
            FaultsOf(Minimal("own", 1, $",\"fields\":[{string.Join(',', fields)}]")));
    }

    [Fact]
    public void What_is_added_stands_beside_what_comes_with_the_suite_the_newest_of_each_first()
    {
        var library = ReflectionTemplates.Suite.With(Shelved("own", 1)).With(Shelved("starrt", 2));

        Assert.Equal(
            [
                "free 1", "starrt 2", "starrt 1", "korthagen 1", "core-quadrant 1", "professional-identity 1", "own 1",
            ],
            library.All.Select(it => $"{it.TemplateId} {it.Version}"));
        Assert.Equal(2, library.Find("starrt", 0)!.Version);
        Assert.Equal(6, library.Find("starrt", 1)!.Fields.Length);
        Assert.Null(ReflectionTemplates.Suite.Find("own", 0));
    }

    private static ShelvedDocument Shelved(string id, int version) =>
        new(TemplateDocument.Kind, id, version, Minimal(id, version, ""), DateTimeOffset.UnixEpoch);

    private static string Minimal(string id, int version, string fields) =>
        $$"""{"id":"{{id}}","version":{{version}},"name":{"nl":"a","en":"b"},"about":{"nl":"c","en":"d"}{{fields}}}""";

    private static List<string> FaultsOf(string document)
    {
        var faults = new DocumentFaults();
        TemplateDocument.Read(document, faults);
        Assert.Equal(faults.Count, faults.Kept.Count);
        return [.. faults.Kept.Select(fault => $"{fault.Line} {fault.What.Code} {fault.What.Field}")];
    }
}
