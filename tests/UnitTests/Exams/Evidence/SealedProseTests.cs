using System.Text;
using VikLearning.Exams.Evidence;
using Xunit;

namespace VikLearning.UnitTests.Exams.Evidence;

public class SealedProseTests
{
    [Fact]
    public void What_a_student_wrote_is_read_wherever_it_stands()
    {
        var prose = Of("""
            {
              "text": "I was late.\nNext time I call first.",
              "fields": [{ "fieldId": "what", "text": "  A night shift\r\n\r\nin the rain " }],
              "steps": { "weighing": "Loyal or honest" }
            }
            """);

        Assert.Equal(
            ["I was late.", "Next time I call first.", "A night shift", "in the rain", "Loyal or honest"],
            prose.Passages);
        Assert.Equal(11 + 23 + 13 + 11 + 15, prose.Characters);
    }

    [Fact]
    public void What_the_academy_wrote_names_and_ids_are_no_evidence() => Assert.Empty(Of("""
        {
          "title": { "nl": "Een dag mee", "en": "A day along" },
          "about": "What to do there",
          "copied": { "text": "The dilemma of the library" },
          "reflectionId": "0199c8a46d5e70008000000000000002",
          "stage": "HANDED_OVER", "version": 3, "completed": true, "nothing": null
        }
        """).Passages);

    [Fact]
    public void Only_the_entry_counts_and_not_what_hangs_on_it()
    {
        var content = """{"entry":{"text":"One two"},"files":[{"name":"My first shift"}]}""";

        Assert.Equal(["One two"], SealedProse.Of(Encoding.UTF8.GetBytes(content)).Passages);
    }

    // A reflection, a gift of feedback and an assignment each call the moment otherwise.
    [Theory]
    [InlineData("writtenAt")]
    [InlineData("deliveredAt")]
    [InlineData("since")]
    public void When_it_was_written_is_read(string name) => Assert.Equal(
        new DateTimeOffset(2026, 11, 2, 9, 0, 0, 250, TimeSpan.Zero),
        Of($$"""{ "text": "One two", "{{name}}": "2026-11-02T09:00:00.250Z" }""").WrittenAt);

    [Theory]
    [InlineData("""{ "text": "One two" }""")]
    [InlineData("""{ "writtenAt": null }""")]
    [InlineData("""{ "answers": [{ "writtenAt": "2026-11-02T09:00:00Z" }] }""")]
    public void Where_it_does_not_say_it_is_not_known(string entry) => Assert.Null(Of(entry).WrittenAt);

    private static SealedProse Of(string entry) =>
        SealedProse.Of(Encoding.UTF8.GetBytes($$"""{"entry":{{entry}},"files":[]}"""));
}
