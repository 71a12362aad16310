namespace VikLearning.Portfolio.Hours;

/// <summary>An entry on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.hours-line")]
internal sealed record HoursLine(
    [property: Id(0)] Guid EntryId,
    [property: Id(1)] string ActivityId,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] int Minutes,
    [property: Id(4)] Guid? NoteId,
    [property: Id(5)] DateTimeOffset RecordedAt,
    [property: Id(6)] Guid? ReplacesEntryId,
    [property: Id(7)] Guid? ReplacedByEntryId,
    [property: Id(8)] DateTimeOffset? WithdrawnAt,
    [property: Id(9)] bool IsReplacedByAttendance)
{
    public static HoursLine Of(HoursLog log, HoursEntry entry) => new(
        entry.EntryId, entry.Claim.ActivityId, entry.Claim.Date, entry.Claim.Minutes, entry.NoteId, entry.RecordedAt,
        entry.ReplacesEntryId, entry.ReplacedByEntryId, entry.WithdrawnAt,
        entry.Counts && log.IsConfirmed(entry.Claim.ActivityId));
}
