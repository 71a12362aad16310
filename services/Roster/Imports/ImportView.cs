namespace VikLearning.Roster.Imports;

/// <summary>An import on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("roster.import-view")]
internal sealed record ImportView(
    [property: Id(0)] Guid ImportId,
    [property: Id(1)] string By,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] ImportChanges? Changes,
    [property: Id(4)] int PartCount,
    [property: Id(5)] int PartsTakenIn,
    [property: Id(6)] int StudentCount,
    [property: Id(7)] int StudentsTakenIn,
    [property: Id(8)] int Skipped)
{
    public bool IsDone => PartsTakenIn >= PartCount;

    public static ImportView Of(ImportStanding one) => new(
        one.Imported.ImportId, one.Imported.By, one.Imported.At, one.Imported.Changes, one.Imported.PartIds.Length,
        one.PartsTakenIn, one.Imported.StudentCount, one.StudentsTakenIn, one.Skipped);
}
