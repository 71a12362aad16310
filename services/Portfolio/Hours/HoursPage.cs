namespace VikLearning.Portfolio.Hours;

/// <summary>A page of the log, newest first, without the notes' words.</summary>
/// <param name="Next">Where the next page starts, or null on the last.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.hours-page")]
internal sealed record HoursPage([property: Id(0)] IReadOnlyList<HoursLine> Entries, [property: Id(1)] int? Next)
{
    /// <summary>
    /// The page of entries before an index in the order of recording: what is logged meanwhile moves nothing.
    /// </summary>
    public static HoursPage Of(HoursLog log, int? before, int limit)
    {
        var (shown, next) = NewestFirst.Before(log.Entries, before, limit);
        return new HoursPage([.. shown.Select(entry => HoursLine.Of(log, entry))], next);
    }
}
