using VikLearning.Protos.Exams.V1;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>A submission as its page shows it: the evidence laid against each criterion.</summary>
/// <param name="Exam">What the service answered.</param>
/// <param name="Mode">What the examiner can do.</param>
/// <param name="Criteria">In the order in which they are scored.</param>
public sealed record Dossier(GetExamResponse Exam, DossierMode Mode, IReadOnlyList<DossierCriterion> Criteria)
{
    private const int WordsAMinute = 230;

    /// <summary>Who it is, in the reader's words.</summary>
    public string Name => ScoringWords.NameOf(Exam.Name, Exam.SubmissionId);

    /// <summary>Which it is.</summary>
    public DossierPlace Place => new(Exam.StudentId, Exam.SubmissionId);

    /// <summary>The address under which its files are; null where none can be had.</summary>
    public string? Files { get; init; } = $"{new DossierPlace(Exam.StudentId, Exam.SubmissionId).Address}/bestanden";

    /// <summary>The reflections among its evidence.</summary>
    public IEnumerable<GetReflectionResponse> Reflections => Criteria.SelectMany(criterion => criterion.Pieces)
        .Select(piece => piece.Entry.Message).OfType<GetReflectionResponse>();

    /// <summary>Whether the others' scores are known.</summary>
    public bool IsCompared => Exam.Others.Count > 0;

    /// <summary>Whether the examiner decides within the two.</summary>
    public bool IsThird => Exam.Seat == ExaminerSeat.Third;

    /// <summary>Whether the other of the two proposed scores that the examiner can confirm.</summary>
    public bool IsToConfirm => Exam.Proposal is { } proposal && proposal.By != Exam.Own.ExaminerId;

    /// <summary>How long reading all of it once takes, in minutes.</summary>
    public int ReadingMinutes => MinutesOf(
        Criteria.SelectMany(criterion => criterion.Pieces).DistinctBy(piece => piece.Number)
            .Sum(piece => piece.Entry.Words));

    /// <summary>A submission with all that is to be known before it is shown.</summary>
    internal static Dossier Of(GetExamResponse exam)
    {
        ArgumentNullException.ThrowIfNull(exam);
        var pieces = SealedPiece.AllOf(exam);
        var seen = new Dictionary<int, int>();
        var criteria = new List<DossierCriterion>();
        foreach (var (index, criterion) in exam.Rubric.Criteria.Index())
        {
            var evidence = exam.Criteria.FirstOrDefault(it => it.CriterionId == criterion.CriterionId)
                ?? new() { CriterionId = criterion.CriterionId };
            foreach (var item in evidence.Items)
            {
                seen.TryAdd(item, index + 1);
            }

            criteria.Add(new(
                index + 1, criterion, evidence, [.. evidence.Items.Where(pieces.ContainsKey).Select(it => pieces[it])],
                ScoreOf(exam.Own.Scores, criterion.CriterionId),
                [.. exam.Others.Select(sheet => ScoreOf(sheet.Scores, criterion.CriterionId))],
                LevelsOf(exam, criterion.CriterionId),
                seen));
        }

        return new(exam, ModeOf(exam), criteria);
    }

    /// <summary>How long so many words take, in minutes.</summary>
    public static int MinutesOf(int words) => words == 0 ? 0 : Math.Max(1, (words + (WordsAMinute / 2)) / WordsAMinute);

    /// <summary>The score of a criterion; an empty one where there is none.</summary>
    public static CriterionScore ScoreOf(IEnumerable<CriterionScore> scores, string criterionId) =>
        scores.FirstOrDefault(score => score.CriterionId == criterionId) ?? new() { CriterionId = criterionId };

    // As the service has it: who has not handed in scores while the two do, or while the third decides.
    private static DossierMode ModeOf(GetExamResponse exam) => exam.Stage switch
    {
        ScoringStage.Fixed => DossierMode.Fixed,
        ScoringStage.Scoring when exam.Seat != ExaminerSeat.Third && exam.Own.SubmittedAt is null =>
            DossierMode.Scoring,
        ScoringStage.Third when exam.Seat == ExaminerSeat.Third && exam.Own.SubmittedAt is null => DossierMode.Scoring,
        ScoringStage.Consensus when exam.OfThePair => DossierMode.Consensus,
        ScoringStage.Talk when exam.OfThePair => DossierMode.Talk,
        ScoringStage.Interview when exam.OfThePair => DossierMode.Interview,
        _ => DossierMode.Reading,
    };

    // A consensus and a third examiner stay within the two, and an appeal lowers nothing; everybody else is free.
    private static RubricLevel[] LevelsOf(GetExamResponse exam, string criterionId)
    {
        var levels = exam.Rubric.Levels;
        if (exam.Seat == ExaminerSeat.Appeal)
        {
            return [.. levels.SkipWhile(level => level.LevelId != ScoreOf(exam.Settled, criterionId).LevelId)];
        }

        var isBound = exam.Stage is ScoringStage.Consensus or ScoringStage.Third;
        var ranks = (exam.Seat == ExaminerSeat.Third ? exam.Others : exam.Others.Append(exam.Own))
            .Select(sheet => ScoreOf(sheet.Scores, criterionId).LevelId)
            .Select(level => levels.Index().FirstOrDefault(it => it.Item.LevelId == level, (-1, null!)).Index)
            .Where(rank => rank >= 0).ToArray();
        return isBound && ranks.Length > 1
            ? [.. levels.Skip(ranks.Min()).Take(ranks.Max() - ranks.Min() + 1)]
            : [.. levels];
    }
}
