using CsCheck;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Documents;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Documents;

public class DocumentShelfTests
{
    [Fact]
    public void Versions_follow_those_of_the_suite_and_each_other()
    {
        Assert.Equal("document-version-not-next", CodeOf(Add(DocumentShelf.Empty, 1, "b", ofSuite: 1).Decision));
        var (shelf, second) = Add(DocumentShelf.Empty, 2, "b", ofSuite: 1);
        Assert.Equal(new DocumentShelved("map", 2), second.Answer);
        Assert.Equal("document-version-not-next", CodeOf(Add(shelf, 4, "d", ofSuite: 1).Decision));
        Assert.Equal(3, Add(shelf, 3, "c", ofSuite: 1).Shelf.NewestOf("route-map", "map"));
    }

    [Fact]
    public void The_same_once_more_changes_nothing_and_another_text_is_refused()
    {
        var (shelf, _) = Add(DocumentShelf.Empty, 1, "a");
        var (_, again) = Add(shelf, 1, "a");
        Assert.Equal(new DocumentShelved("map", 1), again.Answer);
        Assert.Empty(again.Events);
        Assert.Equal("document-version-not-next", CodeOf(Add(shelf, 1, "other").Decision));
    }

    [Fact]
    public void A_shelf_is_full_at_some_time()
    {
        var shelf = Enumerable.Range(1, DocumentShelf.Most)
            .Aggregate(DocumentShelf.Empty, (filled, version) => Add(filled, version, "a").Shelf);

        Assert.Equal("document-shelf-full", CodeOf(Add(shelf, DocumentShelf.Most + 1, "a").Decision));
    }

    [Fact]
    public void Whatever_is_tried_a_version_that_is_there_never_changes() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4]).List[0, 20].Sample(tries =>
        {
            var shelf = DocumentShelf.Empty;
            foreach (var (version, text) in tries)
            {
                var before = shelf.Documents;
                shelf = Add(shelf, version, $"{text}").Shelf;
                Assert.Equal(before, shelf.Documents.Take(before.Count));
                Assert.Equal(
                    Enumerable.Range(1, shelf.Documents.Count), shelf.Documents.Select(one => one.Version));
            }
        });

    private static (DocumentShelf Shelf, Decision Decision) Add(
        DocumentShelf shelf, int version, string body, int ofSuite = 0)
    {
        var decision = DocumentShelf.Decide(
            shelf, new(new ShelvedDocument("route-map", "map", version, body, DateTimeOffset.UnixEpoch), ofSuite));
        return (decision.Events.Aggregate(shelf, DocumentShelf.Evolve), decision);
    }

    private static string CodeOf(Decision decision) => Assert.Single(decision.Refusals).Code;
}
