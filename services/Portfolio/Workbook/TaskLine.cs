using System.Collections.Immutable;

namespace VikLearning.Portfolio.Workbook;

/// <summary>A task on its way out of the grain with one version of its evidence, without the words.</summary>
/// <param name="Version">The version that is shown; 0 when nothing was written.</param>
/// <param name="TextId">Its text.</param>
/// <param name="WrittenAt">When it was written.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.task-line")]
internal sealed record TaskLine(
    [property: Id(0)] Guid TaskId,
    [property: Id(1)] TaskStage Stage,
    [property: Id(2)] DateTimeOffset? Since,
    [property: Id(3)] int NewestVersion,
    [property: Id(4)] int HandedIn,
    [property: Id(5)] int Version,
    [property: Id(6)] Guid? TextId,
    [property: Id(7)] DateTimeOffset? WrittenAt,
    [property: Id(8)] ImmutableArray<CoachAnswer> Answers)
{
    /// <summary>All texts that it shows.</summary>
    public IEnumerable<Guid?> TextIds => Answers.Select(answer => answer.TextId).Prepend(TextId);

    /// <summary>A version of a task, 0 for the newest; null when there is none of that number.</summary>
    public static TaskLine? Of(Guid taskId, TaskWork work, int version)
    {
        var newest = work.Versions.Length;
        if (version < 0 || version > newest)
        {
            return null;
        }

        var number = version == 0 ? newest : version;
        var shown = number == 0 ? null : work.Versions[number - 1];
        return new TaskLine(
            taskId, work.Stage, work.Since, newest, work.HandedIn, number, shown?.TextId, shown?.At, work.Answers);
    }
}
