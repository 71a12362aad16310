using Google.Protobuf.WellKnownTypes;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Privacy;
using Told = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portfolio.Workbook;

/// <summary>A workbook to wire, alike for the student and for the coach.</summary>
internal static class WorkbookAnswers
{
    /// <summary>The tasks without what was written.</summary>
    public static IEnumerable<WorkbookTaskHeader> HeadersOf(WorkbookView view)
    {
        var document = WorkbookDocuments.Of(view.Pinned);
        return view.Tasks.Select(line => new WorkbookTaskHeader
        {
            TaskId = line.TaskId.ToString("N"),
            Title = Of(document.Find(line.TaskId)!.Title),
            Stage = Of(line.Stage),
            Version = line.NewestVersion,
            Since = line.Since?.ToTimestamp(),
        });
    }

    /// <summary>A task with its words. An id is never used again, so any version of the workbook explains it.</summary>
    public static WorkbookTask TaskOf(TaskLine line, ShownTexts words)
    {
        var task = WorkbookDocuments.All.Select(one => one.Find(line.TaskId)).First(found => found is not null)!;
        return new WorkbookTask
        {
            TaskId = line.TaskId.ToString("N"),
            Title = Of(task.Title),
            About = Of(task.About),
            Stage = Of(line.Stage),
            Version = line.Version,
            Evidence = words[line.TextId],
            WrittenAt = line.WrittenAt?.ToTimestamp(),
            HandedInVersion = line.HandedIn,
            Answers =
            {
                line.Answers.Select(answer => new WorkbookAnswer
                {
                    CoachId = answer.CoachId,
                    Verdict = Of(answer.Verdict),
                    Text = words[answer.TextId],
                    Version = answer.Version,
                    At = answer.At.ToTimestamp(),
                }),
            },
        };
    }

    /// <summary>The verdict of a request.</summary>
    public static TaskVerdict Read(RequestFields fields, Told.TaskVerdict verdict)
    {
        fields.Check(
            verdict is not Told.TaskVerdict.Unspecified && System.Enum.IsDefined(verdict),
            Refusal.Malformed("verdict-invalid", "verdict"));
        return verdict switch
        {
            Told.TaskVerdict.NotYet => TaskVerdict.NotYet,
            Told.TaskVerdict.SignedOff => TaskVerdict.SignedOff,
            Told.TaskVerdict.Reopened => TaskVerdict.Reopened,
            _ => TaskVerdict.Remark,
        };
    }

    private static Told.TaskVerdict Of(TaskVerdict verdict) => verdict switch
    {
        TaskVerdict.NotYet => Told.TaskVerdict.NotYet,
        TaskVerdict.SignedOff => Told.TaskVerdict.SignedOff,
        TaskVerdict.Reopened => Told.TaskVerdict.Reopened,
        _ => Told.TaskVerdict.Remark,
    };

    private static Told.TaskStage Of(TaskStage stage) => stage switch
    {
        TaskStage.WithCoach => Told.TaskStage.WithCoach,
        TaskStage.Returned => Told.TaskStage.Returned,
        TaskStage.SignedOff => Told.TaskStage.SignedOff,
        _ => Told.TaskStage.Writing,
    };

    private static LocalizedText Of(WorkbookDocument.Words words) => new() { Nl = words.Nl, En = words.En };
}
