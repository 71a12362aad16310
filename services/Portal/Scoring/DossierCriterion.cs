using VikLearning.Portal.Exams;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>A criterion with what was handed in for it and what was found of it.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Criterion">What is asked.</param>
/// <param name="Evidence">What was handed in, with what stands out.</param>
/// <param name="Pieces">The written pieces, each with its files.</param>
/// <param name="Own">The examiner's own score.</param>
/// <param name="Others">The others' scores; none before they may be seen.</param>
/// <param name="Levels">The levels that can be chosen.</param>
/// <param name="FirstShown">By item, the number of the first criterion that it is evidence for.</param>
public sealed record DossierCriterion(
    int Number, RubricCriterion Criterion, CriterionEvidence Evidence, IReadOnlyList<SealedPiece> Pieces,
    CriterionScore Own, IReadOnlyList<CriterionScore> Others, IReadOnlyList<RubricLevel> Levels,
    IReadOnlyDictionary<int, int> FirstShown)
{
    /// <summary>Its id.</summary>
    public string Id => Criterion.CriterionId;

    /// <summary>Its name in the reader's language.</summary>
    public string Name => ExamWords.In(Criterion.Name);

    /// <summary>The id of its section on the page.</summary>
    public string Anchor => $"criterion-{Id}";

    /// <summary>Its name in what a service refuses, and where that is shown.</summary>
    public string Field => $"scores.{Id}";

    /// <summary>Whether everything that handing in asks for is there, as far as the page can tell.</summary>
    public bool IsScored(RubricLevel lowest) => Own.LevelId.Length > 0 && Own.Motivation.Length > 0
        && (Own.Cited.Count > 0 || Own.LevelId == lowest.LevelId);

    /// <summary>How long reading its evidence takes, in minutes.</summary>
    public int ReadingMinutes => Dossier.MinutesOf(Pieces.Sum(piece => piece.Entry.Words));
}
