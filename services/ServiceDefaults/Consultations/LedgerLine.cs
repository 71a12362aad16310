namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>A line of a ledger. It holds ids and codes only, never a word of what was seen.</summary>
/// <param name="Number">Its number in the dossier, from 1, without gaps.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who: a subject id.</param>
/// <param name="Role">The role they looked by.</param>
/// <param name="OnBehalfOf">For whom, when that is another.</param>
/// <param name="Purpose">Why, by the codes of <see cref="Purposes"/>.</param>
/// <param name="Shown">What, as the method's access rule names it.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="ReasonId">The encrypted reason of who broke the glass.</param>
/// <param name="OpenUntil">Until when the broken glass opens the dossier.</param>
/// <param name="ItemId">Which thing of the person's, when it was one: the id of a reflection.</param>
[GenerateSerializer]
[Immutable]
[Alias("vik.ledger-line")]
public sealed record LedgerLine(
    [property: Id(0)] long Number,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Actor,
    [property: Id(3)] string Role,
    [property: Id(4)] string? OnBehalfOf,
    [property: Id(5)] string Purpose,
    [property: Id(6)] string Shown,
    [property: Id(7)] LedgerOutcome Outcome,
    [property: Id(8)] Guid? ReasonId,
    [property: Id(9)] DateTimeOffset? OpenUntil,
    [property: Id(10)] string? ItemId = null);
