using System.Text.Json.Nodes;
using VikLearning.Exams.Rubrics;
using VikLearning.ServiceDefaults.Documents;
using Xunit;

namespace VikLearning.UnitTests.Exams.Rubrics;

public class RubricDocumentTests
{
    [Fact]
    public void The_suites_rubric_can_be_passed_and_failed()
    {
        var rubric = RubricLibrary.Suite.Find("lpo-year-1", 1)!;

        Assert.Equal(55, rubric.PassMarkTenths);
        Assert.All(rubric.Criteria, criterion => Assert.Equal(rubric.Levels.Length, criterion.Descriptors.Length));
        Assert.Contains(rubric.Criteria, criterion => criterion.IsKnockOut);
        Assert.Equal(
            [(30, false), (50, false), (70, true), (90, true)],
            rubric.Levels.Select(level => (level.Points, level.Suffices)));
    }

    [Fact]
    public void All_faults_of_a_document_come_at_once_each_with_its_line()
    {
        var rubric = JsonNode.Parse(Tree())!.AsObject();
        rubric["passMarkTenths"] = 101;
        rubric["levels"]![1]!["points"] = 30;
        rubric["levels"]![3]!["suffices"] = 0;
        rubric["criteria"]![1]!["id"] = "self-insight";
        rubric["criteria"]![2]!["descriptors"]!.AsArray().RemoveAt(0);
        var faults = new DocumentFaults();

        RubricDocument.Read(rubric.ToJsonString(new() { WriteIndented = true }), faults);

        Assert.Equal(
            [
                "document-key-twice", "document-number-out-of-range", "rubric-descriptors-not-levels",
                "rubric-levels-all-alike", "rubric-levels-not-rising", "rubric-levels-not-rising",
            ],
            faults.Kept.Select(fault => fault.What.Code).Order(StringComparer.Ordinal));
        Assert.All(faults.Kept, fault => Assert.True(fault.Line > 1));
    }

    private static string Tree() => Architecture.Tree.Read("services/Exams/Rubrics/lpo-year-1.1.rubric.json");
}
