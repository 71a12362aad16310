using VikLearning.Portfolio.Workbook;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Workbook;

public class WorkbookDocumentsTests
{
    [Fact]
    public void Every_task_has_an_id_of_its_own_and_says_in_both_languages_what_it_asks()
    {
        Assert.Equal(8, WorkbookDocuments.Newest.Tasks.Length);
        foreach (var task in WorkbookDocuments.Newest.Tasks)
        {
            Assert.All(
                (string[])[task.Title.Nl, task.Title.En, task.About.Nl, task.About.En],
                text => Assert.False(string.IsNullOrWhiteSpace(text)));
        }

        var ids = WorkbookDocuments.All.SelectMany(one => one.Tasks.Select(task => (one.Version, task.TaskId)));
        Assert.Equal(ids.Distinct().Count(), ids.Count());
        Assert.DoesNotContain(Guid.Empty, WorkbookDocuments.Newest.Pin().TaskIds);
    }

    // It is no word of the academy's, and says so.
    [Fact]
    public void A_workbook_of_ours_says_that_it_is() =>
        Assert.All(WorkbookDocuments.All, one => Assert.StartsWith("Ours:", one.Source, StringComparison.Ordinal));

    [Fact]
    public void Who_began_along_a_version_finds_it_and_who_did_not_gets_the_newest()
    {
        Assert.Same(WorkbookDocuments.Newest, WorkbookDocuments.Of(null));
        foreach (var one in WorkbookDocuments.All)
        {
            Assert.Same(one, WorkbookDocuments.Of(one.Pin()));
        }
    }
}
