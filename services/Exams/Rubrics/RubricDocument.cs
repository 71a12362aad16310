using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Exams.Rubrics;

/// <summary>Reads a rubric: its criteria, its levels, and when it is passed.</summary>
internal static class RubricDocument
{
    /// <summary>Its kind on the shelf.</summary>
    public const string Kind = "rubric";

    /// <summary>The most criteria of a rubric.</summary>
    public const int MostCriteria = 12;

    private const int MostLevels = 6;
    private const int LongestName = 60;
    private const int LongestSentence = 400;

    /// <summary>Reads and checks it; what it gives is a rubric only when there are no faults.</summary>
    public static Rubric? Read(string text, DocumentFaults faults)
    {
        if (DocumentText.Read(text, faults) is not { } root)
        {
            return null;
        }

        var levels = LevelsOf(root);
        var rubric = new Rubric(
            root.Id("id"),
            root.Whole("version", 1, int.MaxValue),
            Words(root, "name", LongestName),
            CriteriaOf(root, levels.Length),
            levels,
            root.Whole("passMarkTenths", 11, 100));
        root.Close();
        return rubric;
    }

    private static ImmutableArray<RubricLevel> LevelsOf(DocumentPart root)
    {
        var levels = ImmutableArray.CreateBuilder<RubricLevel>();
        foreach (var part in root.Parts("levels", MostLevels))
        {
            var level = new RubricLevel(
                part.Id("id"), Words(part, "name", LongestName), part.Whole("points", 10, 100),
                part.Whole("suffices", 0, 1) == 1);
            part.Close();
            if (levels.Any(it => it.LevelId == level.LevelId))
            {
                part.Fault("id", "document-key-twice");
            }

            if (levels.Count > 0 && (level.Points <= levels[^1].Points || (levels[^1].Suffices && !level.Suffices)))
            {
                part.Fault("points", "rubric-levels-not-rising");
            }

            levels.Add(level);
        }

        if (levels.Count > 0 && (levels[0].Suffices || !levels[^1].Suffices))
        {
            root.Fault("levels", "rubric-levels-all-alike");
        }

        return levels.ToImmutable();
    }

    private static ImmutableArray<RubricCriterion> CriteriaOf(DocumentPart root, int levels)
    {
        var criteria = ImmutableArray.CreateBuilder<RubricCriterion>();
        foreach (var part in root.Parts("criteria", MostCriteria))
        {
            var criterion = new RubricCriterion(
                part.Id("id"), Words(part, "name", LongestName), Words(part, "question", LongestSentence),
                part.Whole("weight", 1, 100), part.Whole("knockOut", 0, 1) == 1, part.Whole("fewestEntries", 0, 10),
                [.. part.Parts("descriptors", MostLevels).Select(Descriptor)]);
            part.Close();
            if (criteria.Any(it => it.CriterionId == criterion.CriterionId))
            {
                part.Fault("id", "document-key-twice");
            }

            if (criterion.Descriptors.Length != levels)
            {
                part.Fault("descriptors", "rubric-descriptors-not-levels", $"{levels}");
            }

            criteria.Add(criterion);
        }

        return criteria.ToImmutable();
    }

    private static RubricWords Descriptor(DocumentPart part)
    {
        var words = new RubricWords(part.Text("nl", LongestSentence), part.Text("en", LongestSentence));
        part.Close();
        return words;
    }

    private static RubricWords Words(DocumentPart part, string name, int longest)
    {
        var (nl, en) = part.Words(name, longest);
        return new(nl, en);
    }
}
