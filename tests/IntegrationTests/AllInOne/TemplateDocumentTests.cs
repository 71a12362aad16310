using System.Net;
using System.Text.Json;
using Xunit;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>An administrator adds a template, and students write along it; what was written before stays.</summary>
[Collection(SingleProcessGroup.Name)]
public class TemplateDocumentTests(SingleProcess process)
{
    private const string Documents = "/api/portfolio/v1/template-documents";

    [Fact]
    public async Task Students_write_along_a_template_that_was_added()
    {
        var (admin, student) = (await process.UserAsync("admin"), await process.UserAsync("student14"));
        Assert.Equal(
            ["templateId template-unknown"],
            (await student.PostAsync(RestUser.Reflections, Along("kijk", "zien"))).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));

        (await admin.PostAsync(Documents, Body(Template(1, "zien")))).Ok();
        (await admin.PostAsync(Documents, Body(Template(1, "zien")))).Ok();
        var first = (await student.PostAsync(RestUser.Reflections, Along("kijk", "zien"))).Ok()
            .GetProperty("reflectionId").GetString();

        (await admin.PostAsync(Documents, Body(Template(2, "doen")))).Ok();
        var second = (await student.PostAsync(RestUser.Reflections, Along("kijk", "doen"))).Ok()
            .GetProperty("reflectionId").GetString();
        Assert.Equal(["1 zien"], await FieldsAsync(student, first));
        Assert.Equal(["2 doen"], await FieldsAsync(student, second));
        Assert.Equal(
            ["fields template-field-unknown"],
            (await student.PostAsync(RestUser.Reflections, Along("kijk", "zien"))).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));
        Assert.Equal(
            [2, 1],
            (await student.GetAsync("/api/portfolio/v1/templates"))["templates"].EnumerateArray()
                .Where(one => one.GetProperty("templateId").GetString() == "kijk")
                .Select(one => RestAnswer.NumberOf(one, "version")));
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_line_and_nothing_is_added()
    {
        var admin = await process.UserAsync("admin");
        var before = (await admin.GetAsync(Documents))["documents"].GetArrayLength();
        var wrong = Body(Template(1, "zien").Replace("\"label\"", "\"lable\"", StringComparison.Ordinal));

        var verdict = (await admin.PostAsync($"{Documents}/check", wrong)).Ok();
        Assert.Equal(
            ["3 label document-name-missing", "3  document-name-unknown"],
            verdict.GetProperty("faults").EnumerateArray().Select(fault =>
                $"{fault.GetProperty("line")} {fault.GetProperty("field").GetString()} "
                + fault.GetProperty("code").GetString()));
        Assert.Equal(
            ["document document-has-faults"],
            (await admin.PostAsync(Documents, wrong)).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));
        Assert.Equal(
            ["document document-version-not-next"],
            (await admin.PostAsync(Documents, Body(Template(7, "zien", "starrt")))).Problem(HttpStatusCode.BadRequest)
                .Select(problem => problem.Fault));
        Assert.Equal(before, (await admin.GetAsync(Documents))["documents"].GetArrayLength());
    }

    private static string Template(int version, string field, string id = "kijk") => $$"""
        { "id": "{{id}}", "version": {{version}}, "name": { "nl": "Kijk", "en": "Look" },
          "about": { "nl": "Hoe je kijkt.", "en": "How you look." }, "fields": [
          { "name": "{{field}}", "label": { "nl": "Veld", "en": "Field" },
            "prompt": { "nl": "Wat?", "en": "What?" } } ] }
        """;

    private static string Body(string document) => JsonSerializer.Serialize(new { document });

    private static string Along(string template, string field) => JsonSerializer.Serialize(new
    {
        title = "Langs een eigen sjabloon",
        templateId = template,
        fields = new[] { new { name = field, text = "Wat ik zag." } },
    });

    private static async Task<IEnumerable<string>> FieldsAsync(RestUser student, string? reflection)
    {
        var read = await student.GetAsync($"{RestUser.Reflections}/{reflection}");
        return read["fields"].EnumerateArray()
            .Select(field => $"{read.Number("templateVersion")} {field.GetProperty("name").GetString()}");
    }
}
