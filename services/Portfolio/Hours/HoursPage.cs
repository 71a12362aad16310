namespace VikLearning.Portfolio.Hours;

/// <summary>A page of the log, newest first, without the notes' words.</summary>
/// <param name="Next">Where the next page starts, or null on the last.</param>
[GenerateSerializer]
[Alias("portfolio.hours-page")]
internal sealed record HoursPage([property: Id(0)] IReadOnlyList<HoursLine> Entries, [property: Id(1)] int? Next)
{
    /// <summary>The page that starts after so many of the newest entries.</summary>
    public static HoursPage Of(HoursLog log, int after, int limit)
    {
        var lines = Enumerable.Range(after, Math.Clamp(log.Order.Count - after, 0, limit))
            .Select(i => HoursLine.Of(log.Entries[log.Order[^(i + 1)]]))
            .ToList();
        return new HoursPage(lines, after + limit < log.Order.Count ? after + limit : null);
    }
}
