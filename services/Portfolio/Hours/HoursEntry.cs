using System.Text.Json.Serialization;

namespace VikLearning.Portfolio.Hours;

/// <summary>One line of the log. It counts as long as nothing replaced it and it was not withdrawn.</summary>
/// <param name="NoteId">The encrypted note, or null.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="WithdrawnAt">When it was taken back, UTC, or null.</param>
public sealed record HoursEntry(
    Guid EntryId, KeptHours Claim, Guid? NoteId, DateTimeOffset RecordedAt, Guid? ReplacesEntryId,
    Guid? ReplacedByEntryId, DateTimeOffset? WithdrawnAt)
{
    /// <summary>Whether it was neither replaced nor withdrawn.</summary>
    [JsonIgnore]
    public bool Counts => ReplacedByEntryId is null && WithdrawnAt is null;
}
