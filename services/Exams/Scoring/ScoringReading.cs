using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using VikLearning.Exams.Examiners;
using VikLearning.Exams.Results;
using VikLearning.Exams.Rubrics;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Scoring;

/// <summary>Scores to wire.</summary>
internal static class ScoringReading
{
    /// <summary>A stage.</summary>
    public static Wire.ScoringStage Of(ScoringStage stage) => (Wire.ScoringStage)((int)stage + 1);

    /// <summary>A seat.</summary>
    public static Wire.ExaminerSeat Of(ExaminerSeat seat) => (Wire.ExaminerSeat)((int)seat + 1);

    /// <summary>A mark.</summary>
    public static Wire.EvidenceMark Of(EvidenceMark mark) => (Wire.EvidenceMark)((int)mark + 1);

    /// <summary>Why there is no result; that there is none such.</summary>
    public static Wire.ExamAbsence Of(ExamAbsence? absence) => absence switch
    {
        ExamAbsence.NotAppeared => Wire.ExamAbsence.NotAppeared,
        ExamAbsence.Ill => Wire.ExamAbsence.Ill,
        _ => Wire.ExamAbsence.None,
    };

    /// <summary>A sheet with its words.</summary>
    public static Wire.ScoreSheet Of(string examinerId, ScoreSheet sheet, ShownTexts words) => new()
    {
        ExaminerId = examinerId,
        Changes = sheet.Changes,
        SubmittedAt = sheet.SubmittedAt?.ToTimestamp(),
        Scores =
        {
            sheet.Scores.Select(one => new Wire.CriterionScore
            {
                CriterionId = one.Key,
                LevelId = one.Value.LevelId,
                Motivation = words[one.Value.MotivationId],
                Cited = { one.Value.Cited },
                Version = one.Value.Version,
            }),
        },
    };

    /// <summary>Settled levels with their words.</summary>
    public static IEnumerable<Wire.CriterionScore> Of(
        IEnumerable<KeyValuePair<string, SettledScore>> scores, ShownTexts words) =>
        scores.Select(one => new Wire.CriterionScore
        {
            CriterionId = one.Key,
            LevelId = one.Value.LevelId,
            Motivation = words[one.Value.MotivationId],
        });

    /// <summary>A proposal with its words; null for none.</summary>
    public static Wire.ScoreProposal? Of(ScoreProposal? proposal, ShownTexts words) => proposal is null
        ? null
        : new Wire.ScoreProposal
        {
            Number = proposal.Number,
            By = proposal.By,
            Scores = { Of(proposal.Scores, words) },
        };

    /// <summary>An exam in somebody's queue: whose it is, in which sitting, and on which seat they have it.</summary>
    public static Wire.QueuedExam Queued(AssignedExam one, IReadOnlyDictionary<string, string> names) => new()
    {
        StudentId = one.Place.StudentId,
        SubmissionId = one.Place.Key,
        CohortId = one.Place.CohortId,
        Sitting = one.Place.Sitting,
        Seat = Of(one.Seat),
        Name = names.GetValueOrDefault(one.Place.StudentId, ""),
    };

    /// <summary>
    /// Scores off the wire, each criterion once and no more than a rubric has; a fault <c>scores-invalid</c> otherwise.
    /// </summary>
    public static IEnumerable<Wire.CriterionScore> OncePerCriterion(
        RequestFields fields, string field, RepeatedField<Wire.CriterionScore> scores)
    {
        var most = RubricDocument.MostCriteria;
        fields.Check(
            scores.Count <= most && scores.DistinctBy(score => score.CriterionId).Count() == scores.Count,
            Refusal.Malformed("scores-invalid", field, $"{most}"));
        return scores.Take(most).DistinctBy(score => score.CriterionId);
    }

    /// <summary>The texts of sheets.</summary>
    public static IEnumerable<Guid?> TextsOf(IEnumerable<ScoreSheet> sheets) =>
        sheets.SelectMany(sheet => sheet.Scores.Values).Select(score => score.MotivationId);
}
