using VikLearning.Portal.Exams;
using VikLearning.Portal.Language;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>Scoring in the examiner's words.</summary>
internal static class ScoringWords
{
    private const int ShownOfId = 6;

    /// <summary>Who the candidate is; a short number where there is no name.</summary>
    public static string NameOf(string name, string submissionId) => name.Length > 0
        ? name
        : Phrase.With(Texts.ScoringCandidate, submissionId[..Math.Min(ShownOfId, submissionId.Length)]);

    public static string Of(ExaminerSeat seat) => seat switch
    {
        ExaminerSeat.Second => Texts.ScoringSeatSecond,
        ExaminerSeat.Third => Texts.ScoringSeatThird,
        ExaminerSeat.Appeal => Texts.ScoringSeatAppeal,
        _ => Texts.ScoringSeatFirst,
    };

    /// <summary>How far it is.</summary>
    public static string Of(ScoringStage stage) => stage switch
    {
        ScoringStage.Consensus => Texts.ScoringStageConsensus,
        ScoringStage.Talk => Texts.ScoringStageTalk,
        ScoringStage.Third => Texts.ScoringStageThird,
        ScoringStage.Interview => Texts.ScoringStageInterview,
        ScoringStage.Fixed => Texts.ScoringStageFixed,
        _ => Texts.ScoringStageScoring,
    };

    /// <summary>What an examiner whose turn it is does.</summary>
    public static string TaskOf(QueuedExam exam) => exam.Stage switch
    {
        ScoringStage.Consensus => Texts.ScoringDoConsensus,
        ScoringStage.Talk => Texts.ScoringDoTalk,
        ScoringStage.Third => Texts.ScoringDoThird,
        ScoringStage.Interview => Texts.ScoringDoInterview,
        _ => exam.Scored == 0 ? Texts.ScoringDoBegin : Texts.ScoringDoScore,
    };

    public static string Of(EvidenceMark mark) => mark switch
    {
        EvidenceMark.Missing => Texts.MarkMissing,
        EvidenceMark.Thin => Texts.MarkThin,
        EvidenceMark.Late => Texts.MarkLate,
        EvidenceMark.Repeated => Texts.MarkRepeated,
        _ => Texts.MarkChanged,
    };

    /// <summary>The kind of a sealed item.</summary>
    public static string KindOf(string kind) => kind switch
    {
        "reflection" => Texts.EvidenceReflection,
        "dilemma" => Texts.EvidenceDilemma,
        "feedback-assignment" => Texts.EvidenceAssignment,
        "peer-feedback" => Texts.EvidenceFeedback,
        "workbook-task" => Texts.EvidenceTask,
        _ => Texts.ScoringFile,
    };

    /// <summary>The level of a score by its name; that there is none.</summary>
    public static string LevelOf(Rubric rubric, string levelId) =>
        rubric.Levels.FirstOrDefault(level => level.LevelId == levelId) is { } level
            ? ExamWords.In(level.Name)
            : Texts.ScoringNoLevel;

    /// <summary>A grade as people write it: 55 tenths are 5,5.</summary>
    public static string Grade(int tenths) => Phrase.With("{0:0.0}", tenths / 10m);

    /// <summary>A question for the interview, with what it is about.</summary>
    public static string Of(InterviewQuestion question, DossierCriterion criterion)
    {
        var about = string.Join(
            Texts.ScoringAnd,
            question.Items.Select(item => criterion.Pieces.FirstOrDefault(piece => piece.Number == item))
                .Select(piece => piece is null ? "" : Phrase.With(Texts.ScoringQuoted, piece.Title))
                .Where(title => title.Length > 0));
        return Phrase.With(
            question.Code switch
            {
                "evidence-missing" => Texts.AskMissing,
                "evidence-thin" => Texts.AskThin,
                "evidence-late" => Texts.AskLate,
                "evidence-repeated" => Texts.AskRepeated,
                "level-low" => Texts.AskLevelLow,
                _ => Texts.AskLevelsDiffer,
            },
            about);
    }
}
