using System.Text.Json;
using VikLearning.Integrity.Library;
using Xunit;

namespace VikLearning.UnitTests.Integrity.Library;

public class DilemmaShelfTests
{
    [Fact]
    public void The_shipped_library_has_24_dilemmas_in_12_themes_in_both_languages()
    {
        var library = DilemmaShelf.Shipped().Library;
        Assert.Equal(12, library.Themes.Count);
        Assert.Equal(24, library.Themes.Sum(theme => theme.Dilemmas.Count));
        Assert.All(library.Themes, theme => Assert.NotEmpty(theme.Dilemmas));
        Assert.All(library.Themes.SelectMany(theme => theme.Dilemmas), dilemma =>
        {
            Assert.NotEqual(dilemma.Text.Nl, dilemma.Text.En);
            Assert.Equal(1, dilemma.Version);
        });
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var failure = Assert.Throws<InvalidDataException>(() => Of(
            """
            {"version":1,"themes":[{"id":"a","name":{"nl":"A"}}],"dilemmas":[
              {"id":"one","version":1,"theme":"b","text":{"nl":"Eén","en":"One"}},
              {"id":"one","version":2,"theme":"a","text":{"nl":"","en":"One"}}]}
            """));
        foreach (var fault in (string[])
            ["names the theme b", "one lacks a language", "one is there twice", "theme a lacks a language"])
        {
            Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_that_is_retired_cannot_be_chosen()
    {
        var shelf = Of(
            """
            {"version":2,"themes":[{"id":"a","name":{"nl":"A","en":"A"}}],"dilemmas":[
              {"id":"old","version":1,"theme":"a","retired":true,"text":{"nl":"Oud","en":"Old"}},
              {"id":"new","version":1,"theme":"a","text":{"nl":"Nieuw","en":"New"}}]}
            """);
        Assert.Null(shelf.Find("old"));
        Assert.Equal("new", Assert.Single(Assert.Single(shelf.Library.Themes).Dilemmas).DilemmaId);
    }

    private static DilemmaShelf Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new DilemmaShelf(document.RootElement);
    }
}
