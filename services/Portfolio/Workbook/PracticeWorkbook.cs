using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Workbook;

/// <summary>
/// A student's workbook of the practice period. Each task has evidence, every version kept; handed in, it is with the
/// coach until they answer or the student takes it back; signed off, it is closed unless a coach opens it again.
/// </summary>
/// <param name="Pinned">The workbook that it follows; null before the first evidence.</param>
/// <param name="Works">What was done, by task.</param>
public sealed record PracticeWorkbook(PinnedWorkbook? Pinned, ImmutableDictionary<Guid, TaskWork> Works)
{
    /// <summary>The most characters that evidence may have.</summary>
    public const int LongestEvidence = 20_000;

    /// <summary>The most characters that a coach's words may have.</summary>
    public const int LongestAnswer = 2_000;

    /// <summary>The most versions that a task's evidence may have.</summary>
    public const int MostVersions = 200;

    /// <summary>The most answers that a task may get.</summary>
    public const int MostAnswers = 100;

    /// <summary>Nothing done yet.</summary>
    public static PracticeWorkbook None { get; } = new(null, ImmutableDictionary<Guid, TaskWork>.Empty);

    /// <summary>What was done at a task.</summary>
    public TaskWork Of(Guid taskId) => Works.GetValueOrDefault(taskId, TaskWork.None);

    /// <summary>How many tasks are signed off.</summary>
    public int CountSignedOff() => Works.Values.Count(work => work.Stage == TaskStage.SignedOff);

    /// <summary>May this evidence follow the version that was seen, and what follows.</summary>
    public static Decision Decide(PracticeWorkbook book, SaveEvidence command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        if (Refused(book.Pinned ?? command.Newest, book, command.TaskId, command.SeenVersion) is { } refused)
        {
            return refused;
        }

        var work = book.Of(command.TaskId);
        var number = work.Versions.Length + 1;
        var saved = new EvidenceSaved(command.TaskId, number, command.Version);
        var kept = new TaskKept(command.TaskId, number);
        return work.Stage == TaskStage.WithCoach ? Decision.Refuse(Refusal.Rule("task-with-coach", null))
            : work.Versions.Length >= MostVersions
                ? Decision.Refuse(Refusal.Rule("task-versions-full", null, $"{MostVersions}"))
            : book.Pinned is null ? Decision.Accept(kept, new WorkbookOpened(command.Newest), saved)
            : Decision.Accept(kept, saved);
    }

    /// <summary>May this task be handed to the coach, and what follows. Handed in again, nothing changes.</summary>
    public static Decision Decide(PracticeWorkbook book, HandInTask command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        if (book.Pinned is null)
        {
            return Decision.Refuse(Refusal.Rule("task-without-evidence", null));
        }

        if (Refused(book.Pinned, book, command.TaskId, command.SeenVersion) is { } refused)
        {
            return refused;
        }

        var work = book.Of(command.TaskId);
        var kept = new TaskKept(command.TaskId, work.Versions.Length);
        return work.Versions.IsEmpty ? Decision.Refuse(Refusal.Rule("task-without-evidence", null))
            : work.Stage == TaskStage.WithCoach ? Decision.Accept(kept)
            : Decision.Accept(kept, new TaskHandedIn(command.TaskId, work.Versions.Length, command.At));
    }

    /// <summary>May this task be taken back from the coach, and what follows.</summary>
    public static Decision Decide(PracticeWorkbook book, TakeBackTask command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        var work = book.Of(command.TaskId);
        return book.Pinned?.TaskIds.Contains(command.TaskId) != true ? Decision.Refuse(Refusal.NotFound("taskId"))
            : work.Stage != TaskStage.WithCoach ? Decision.Refuse(Refusal.Rule("task-not-with-coach", null))
            : Decision.Accept(
                new TaskKept(command.TaskId, work.Versions.Length), new TaskTakenBack(command.TaskId, command.At));
    }

    /// <summary>May a coach answer so, and what follows. Of what is not handed in, a coach finds nothing.</summary>
    public static Decision Decide(PracticeWorkbook book, AnswerTask command)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(command);
        var work = book.Of(command.TaskId);
        if (work.HandedIn == 0)
        {
            return Decision.Refuse(Refusal.NotFound());
        }

        if (work.HandedIn != command.Answer.Version)
        {
            return Decision.Refuse(Refusal.Stale("task-changed-elsewhere", "seenVersion"));
        }

        var refusals = WhyNotAnswered(work, command.Answer).ToArray();
        return refusals.Length > 0
            ? Decision.Refuse(refusals)
            : Decision.Accept(
                new TaskKept(command.TaskId, work.HandedIn), new TaskAnswered(command.TaskId, command.Answer));
    }

    /// <summary>What is true after an event.</summary>
    public static PracticeWorkbook Evolve(PracticeWorkbook book, object happened)
    {
        ArgumentNullException.ThrowIfNull(book);
        return happened switch
        {
            WorkbookOpened it => book with { Pinned = it.Workbook },
            EvidenceSaved it => book.With(it.TaskId, work => work with
            {
                Versions = work.Versions.Add(it.Version),
                Since = work.Since ?? it.Version.At,
            }),
            TaskHandedIn it => book.With(it.TaskId, work => work with
            {
                Stage = TaskStage.WithCoach,
                Since = it.At,
                HandedIn = it.Version,
            }),
            TaskTakenBack it => book.With(it.TaskId, work => work with
            {
                Stage = TaskStage.Writing,
                Since = it.At,
                HandedIn = 0,
            }),
            TaskAnswered it => book.With(it.TaskId, work => After(work, it.Answer)),
            _ => book,
        };
    }

    private static TaskWork After(TaskWork work, CoachAnswer answer)
    {
        var answered = work with { Answers = work.Answers.Add(answer) };
        return answer.Verdict switch
        {
            TaskVerdict.Remark => answered,
            TaskVerdict.SignedOff => answered with { Stage = TaskStage.SignedOff, Since = answer.At },
            _ => answered with { Stage = TaskStage.Returned, Since = answer.At },
        };
    }

    private PracticeWorkbook With(Guid taskId, Func<TaskWork, TaskWork> change) =>
        this with { Works = Works.SetItem(taskId, change(Of(taskId))) };

    // A closed task says so before it says that somebody was faster: nothing can be saved there anyway.
    private static Decision? Refused(PinnedWorkbook pinned, PracticeWorkbook book, Guid taskId, int seenVersion) =>
        !pinned.TaskIds.Contains(taskId) ? Decision.Refuse(Refusal.NotFound("taskId"))
        : book.Of(taskId).Stage == TaskStage.SignedOff ? Decision.Refuse(Refusal.Rule("task-signed-off", null))
        : book.Of(taskId).Versions.Length != seenVersion
            ? Decision.Refuse(Refusal.Stale("task-changed-elsewhere", "seenVersion"))
        : null;

    private static IEnumerable<Refusal> WhyNotAnswered(TaskWork work, CoachAnswer answer)
    {
        if (answer.Verdict is TaskVerdict.NotYet or TaskVerdict.SignedOff && work.Stage != TaskStage.WithCoach)
        {
            yield return Refusal.Rule("task-not-with-coach", "verdict");
        }

        if (answer.Verdict is TaskVerdict.Reopened && work.Stage != TaskStage.SignedOff)
        {
            yield return Refusal.Rule("task-not-signed-off", "verdict");
        }

        if (answer.Verdict is not TaskVerdict.SignedOff && answer.TextId is null)
        {
            yield return Refusal.Rule("task-answer-without-words", "text");
        }

        if (work.Answers.Length >= MostAnswers)
        {
            yield return Refusal.Rule("task-answers-full", null, $"{MostAnswers}");
        }
    }
}

/// <summary>Write the version of the evidence that follows the one that was seen.</summary>
/// <param name="Newest">The newest workbook: what is pinned when this is the first evidence.</param>
public sealed record SaveEvidence(Guid TaskId, int SeenVersion, EvidenceVersion Version, PinnedWorkbook Newest);

/// <summary>Hand a task to the coach.</summary>
public sealed record HandInTask(Guid TaskId, int SeenVersion, DateTimeOffset At);

/// <summary>Take a task back from the coach.</summary>
public sealed record TakeBackTask(Guid TaskId, DateTimeOffset At);

/// <summary>Answer a task that was handed in.</summary>
public sealed record AnswerTask(Guid TaskId, CoachAnswer Answer);

/// <summary>The student works along this workbook from now on.</summary>
public sealed record WorkbookOpened(PinnedWorkbook Workbook);

/// <summary>Evidence was written.</summary>
public sealed record EvidenceSaved(Guid TaskId, int Number, EvidenceVersion Version);

/// <summary>A task is with the coach, who reads this version.</summary>
public sealed record TaskHandedIn(Guid TaskId, int Version, DateTimeOffset At);

/// <summary>A task is with the student again, unanswered.</summary>
public sealed record TaskTakenBack(Guid TaskId, DateTimeOffset At);

/// <summary>A coach answered a task.</summary>
public sealed record TaskAnswered(Guid TaskId, CoachAnswer Answer);

/// <summary>The answer to an accepted command; version 0 before anything is written.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.task-kept")]
public sealed record TaskKept([property: Id(0)] Guid TaskId, [property: Id(1)] int Version);
