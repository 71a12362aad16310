using VikLearning.Portal.Scoring;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.UnitTests.Portal.Scoring;

public class SealedEntryTests
{
    private const string Reflection = """
        {"entry":{"title":"De tram","text":"Vier woorden staan hier.","version":2,"fromLater":[1],
         "writtenAt":"2026-05-04T10:00:00Z"},"files":[{"attachmentId":"a","fileName":"foto.png","bytes":"12"}]}
        """;

    [Fact]
    public void An_entry_is_read_back_with_its_title_time_words_and_files()
    {
        var entry = SealedEntry.Of("reflection", Reflection);

        Assert.Equal("Vier woorden staan hier.", Assert.IsType<GetReflectionResponse>(entry.Message).Text);
        Assert.Equal(("De tram", 4), (entry.Title, entry.Words));
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero), entry.WrittenAt);
        Assert.Equal("foto.png", Assert.Single(entry.Files).FileName);
    }

    [Theory]
    [InlineData("reflection", "{\"entry\":{\"version\":\"veel\"},\"files\":[]}")]
    [InlineData("reflection", "{\"files\":[]}")]
    [InlineData("reflection", "[]")]
    [InlineData("dilemma", "geen json")]
    [InlineData("iets nieuws", "{\"entry\":{},\"files\":[]}")]
    public void What_cannot_be_read_is_shown_as_it_was_sealed(string kind, string json)
    {
        var entry = SealedEntry.Of(kind, json);

        Assert.Null(entry.Message);
        Assert.Equal(json, entry.Json);
    }
}
