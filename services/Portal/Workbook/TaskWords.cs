using VikLearning.Portal.Language;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;

namespace VikLearning.Portal.Workbook;

/// <summary>A workbook's tasks in the reader's words.</summary>
internal static class TaskWords
{
    /// <summary>Where a task stands.</summary>
    public static string Of(WorkbookTaskHeader task) => task.Version == 0 ? Texts.TaskOpen : Of(task.Stage);

    /// <summary>Where a task stands on which something was written.</summary>
    public static string Of(TaskStage stage) => stage switch
    {
        TaskStage.WithCoach => Texts.TaskWithCoach,
        TaskStage.Returned => Texts.TaskReturned,
        TaskStage.SignedOff => Texts.TaskSignedOff,
        _ => Texts.TaskWriting,
    };

    /// <summary>What a coach made of a task.</summary>
    public static string Of(TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.NotYet => Texts.VerdictNotYet,
        TaskVerdict.SignedOff => Texts.VerdictSignedOff,
        TaskVerdict.Reopened => Texts.VerdictReopened,
        _ => Texts.VerdictRemark,
    };

    /// <summary>The name of a coached student; said to be erased when it was.</summary>
    public static string NameOf(CoachedStudent student) => student.Name.Length > 0 ? student.Name : Texts.NameErased;

    /// <summary>How many of the tasks are signed off.</summary>
    public static string CountOf(int signedOff, int tasks) => Phrase.With(Texts.WorkbookCount, signedOff, tasks);

    /// <summary>A text of the workbook in the reader's language.</summary>
    public static string In(LocalizedText? text) =>
        text is null ? "" : Languages.Current == "en" ? text.En : text.Nl;
}
