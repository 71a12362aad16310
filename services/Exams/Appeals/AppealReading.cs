using Google.Protobuf.WellKnownTypes;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Appeals;

/// <summary>Appeals to wire.</summary>
internal static class AppealReading
{
    /// <summary>How far an appeal is; that there is none.</summary>
    public static Wire.AppealStage StageOf(ExamAppeal? appeal) => appeal switch
    {
        null => Wire.AppealStage.None,
        { Decision: null } => Wire.AppealStage.Lodged,
        { Decision.Upheld: true } => Wire.AppealStage.Upheld,
        _ => Wire.AppealStage.Rejected,
    };

    /// <summary>The texts of an appeal.</summary>
    public static IEnumerable<Guid?> TextsOf(ExamAppeal? appeal) => [appeal?.GroundsId, appeal?.Decision?.ReasonId];

    /// <summary>An appeal with its words; null for none.</summary>
    public static Wire.Appeal? Of(ExamAppeal? appeal, ShownTexts words) => appeal is null
        ? null
        : new Wire.Appeal
        {
            Stage = StageOf(appeal),
            LodgedAt = appeal.LodgedAt.ToTimestamp(),
            Grounds = words[appeal.GroundsId],
            ResultVersion = appeal.ResultVersion,
            Reason = words[appeal.Decision?.ReasonId],
            DecidedAt = appeal.Decision?.At.ToTimestamp(),
        };
}
