using VikLearning.Portfolio.Reflections;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Reflections;

public class TemplateTests
{
    private static readonly TemplateUse s_starrt = new("starrt", 1);

    [Fact]
    public void The_templates_are_those_of_the_academy()
    {
        Assert.Equal(
            ["free 0", "starrt 6", "korthagen 5", "core-quadrant 4", "professional-identity 4"],
            ReflectionTemplates.Suite.All.Select(template => $"{template.TemplateId} {template.Fields.Length}"));
        Assert.All(ReflectionTemplates.Suite.All, template =>
        {
            Assert.All([template.Name, template.About, .. template.Fields.SelectMany(Words)], AssertBoth);
            Assert.Equal(template.Fields.Length, template.Fields.Select(field => field.Name).Distinct().Count());
        });

        static void AssertBoth(ReflectionTemplate.Words words)
        {
            Assert.NotEqual("", words.Nl.Trim());
            Assert.NotEqual("", words.En.Trim());
        }

        static IEnumerable<ReflectionTemplate.Words> Words(ReflectionTemplate.Field field) =>
            [field.Label, field.Prompt];
    }

    [Fact]
    public void A_version_of_0_is_the_newest_and_one_that_is_not_there_is_none()
    {
        Assert.Equal(1, ReflectionTemplates.Suite.Find("starrt", 0)!.Version);
        Assert.Null(ReflectionTemplates.Suite.Find("starrt", 99));
        Assert.Null(ReflectionTemplates.Suite.Find("unheard-of", 0));
    }

    [Fact]
    public void Some_fields_of_a_template_are_enough() =>
        Assert.Empty(Write(s_starrt, text: false, "situation", "transfer").Refusals);

    [Fact]
    public void What_was_written_without_a_template_is_free_text() =>
        Assert.Empty(Write(null, text: true).Refusals);

    [Theory]
    [InlineData("starrt", 1, false, "", "template-empty")]
    [InlineData("starrt", 1, true, "situation", "template-field-unknown")]
    [InlineData("starrt", 1, false, "situation core-quality", "template-field-unknown")]
    [InlineData("starrt", 7, false, "situation", "template-unknown")]
    [InlineData("unheard-of", 1, true, "", "template-unknown")]
    [InlineData("free", 1, false, "", "text-missing")]
    [InlineData("free", 1, true, "situation", "template-field-unknown")]
    public void What_is_not_written_along_the_template_is_refused(
        string template, int version, bool text, string fields, string code)
    {
        var names = fields.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var refusals = Write(new TemplateUse(template, version), text, names).Refusals;
        Assert.Equal(code, Assert.Single(refusals).Code);
    }

    [Fact]
    public void A_reflection_keeps_its_template()
    {
        var id = Guid.NewGuid();
        var book = ReflectionBook.Empty;
        book = After(book, ReflectionBook.Decide(
            book, Plans.YearOne, new WriteReflection(id, null, Version(false, "task"), s_starrt)));

        var asText = ReflectionBook.Decide(book, Plans.YearOne, new ReviseReflection(id, 1, Version(true)));
        var again = ReflectionBook.Decide(book, Plans.YearOne, new ReviseReflection(id, 1, Version(false, "result")));

        Assert.NotEmpty(asText.Refusals);
        Assert.Equal(s_starrt, After(book, again).Reflections[id].Template);
    }

    [Fact]
    public void Every_fault_of_a_new_one_is_told_at_once()
    {
        var command = new WriteReflection(Guid.NewGuid(), "juggling", Version(false), s_starrt);

        var refusals = ReflectionBook.Decide(ReflectionBook.Empty, Plans.YearOne, command).Refusals;

        Assert.Equal(["activity-unknown", "template-empty"], refusals.Select(refusal => refusal.Code));
    }

    private static Decision Write(TemplateUse? template, bool text, params string[] fields) =>
        ReflectionBook.Decide(
            ReflectionBook.Empty, Plans.YearOne,
            new WriteReflection(Guid.NewGuid(), null, Version(text, fields), template));

    private static ReflectionVersion Version(bool text, params string[] fields) => new(
        Guid.NewGuid(), text ? Guid.NewGuid() : null, DateTimeOffset.UnixEpoch,
        fields.Length == 0 ? null : [.. fields.Select(name => new FieldText(name, Guid.NewGuid()))]);

    private static ReflectionBook After(ReflectionBook book, Decision decision) =>
        decision.Events.Aggregate(book, ReflectionBook.Evolve);
}
