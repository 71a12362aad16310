using System.Collections.Immutable;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>One version of a dilemma on its way out of the grain, without its words.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.dilemma-line")]
internal sealed record DilemmaLine(
    [property: Id(0)] Guid WorkId,
    [property: Id(1)] Guid TitleId,
    [property: Id(2)] string? LibraryId,
    [property: Id(3)] int LibraryVersion,
    [property: Id(4)] Guid? CopiedTextId,
    [property: Id(5)] ImmutableDictionary<string, Guid> Steps,
    [property: Id(6)] ImmutableArray<string> Values,
    [property: Id(7)] int Version,
    [property: Id(8)] int NewestVersion,
    [property: Id(9)] DateTimeOffset At,
    [property: Id(10)] bool IsCompleted)
{
    /// <summary>A version of a dilemma, 0 for the newest; null when there is none of that number.</summary>
    public static DilemmaLine? Of(DilemmaWork work, int version)
    {
        var newest = work.Versions.Length;
        if (version < 0 || version > newest)
        {
            return null;
        }

        var number = version == 0 ? newest : version;
        var shown = number == 0 ? DilemmaVersion.None with { At = work.StartedAt } : work.Versions[number - 1];
        return new DilemmaLine(
            work.WorkId, work.TitleId, work.Copied?.LibraryId, work.Copied?.Version ?? 0, work.Copied?.TextId,
            shown.Steps, shown.Values, number, newest, shown.At, work.CompletedAt is not null);
    }
}
