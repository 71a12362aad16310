using VikLearning.Portal.Language;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Appeals;

/// <summary>Appeals in the reader's words.</summary>
internal static class AppealWords
{
    /// <summary>How far an appeal is.</summary>
    public static string Of(AppealStage stage) => stage switch
    {
        AppealStage.Upheld => Texts.AppealUpheld,
        AppealStage.Rejected => Texts.AppealRejected,
        _ => Texts.AppealWaits,
    };
}
