using VikLearning.Portal.Language;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Examiners;

/// <summary>Examiners and how far an exam is, in the reader's words.</summary>
internal static class ExaminerWords
{
    private const int ShownOfAnId = 8;

    /// <summary>How far an exam is; what stops it comes first.</summary>
    public static string Of(PlannedExam exam) =>
        exam.Absence is ExamAbsence.NotAppeared ? Texts.PlanNotAppeared
        : exam.Absence is ExamAbsence.Ill ? Texts.PlanIll
        : exam.UnderInvestigation ? Texts.PlanInvestigation
        : exam.Appeal is AppealStage.Lodged
            ? exam.AppealExaminerId.Length > 0 ? Texts.PlanAppeal : Texts.PlanAppealWanted
        : exam.Published ? Texts.PlanPublished
        : exam.FirstExaminerId.Length == 0 ? Texts.PlanUnassigned
        : exam.Stage switch
        {
            ScoringStage.Consensus => Texts.PlanConsensus,
            ScoringStage.Talk => Texts.PlanTalk,
            ScoringStage.Third => exam.ThirdExaminerId.Length > 0 ? Texts.PlanThird : Texts.PlanThirdWanted,
            ScoringStage.Interview => Texts.PlanInterview,
            ScoringStage.Fixed => Texts.PlanFixed,
            _ => Phrase.With(Texts.PlanScoring, exam.SubmittedBy.Count),
        };

    /// <summary>A seat, by its number.</summary>
    public static string SeatOf(int seat) => (ExaminerSeat)seat is ExaminerSeat.Appeal
        ? Texts.CandidateSeatAppeal : Phrase.With(Texts.CandidateSeat, seat);

    /// <summary>A candidate's name; without one the beginning of the submission's id.</summary>
    public static string NameOf(PlannedExam exam) =>
        exam.Name.Length > 0 ? exam.Name : Phrase.With(Texts.CandidateNameless, Short(exam.SubmissionId));

    /// <summary>An examiner's name; without one the beginning of the id.</summary>
    public static string NameOf(string examinerId, IEnumerable<ExaminerCertificate> certificates) =>
        examinerId.Length == 0 ? "–"
        : certificates.FirstOrDefault(it => it.ExaminerId == examinerId) is { Name.Length: > 0 } known ? known.Name
        : Short(examinerId);

    private static string Short(string id) => id.Length > ShownOfAnId ? id[..ShownOfAnId] : id;
}
