namespace VikLearning.ServiceDefaults.Journal;

/// <summary>One accepted command on its way into the journal.</summary>
/// <param name="Stream">The aggregate: <c>student/ID</c>. ASCII, at most 96 characters.</param>
/// <param name="Sequence">The entry's number in its stream, from 1, without gaps.</param>
/// <param name="CommandId">The keyed hash of the caller's idempotency key; unique in the stream.</param>
/// <param name="BodyMac">The keyed hash of what the caller sent: the same key with another body is refused.</param>
/// <param name="At">When the command was decided, UTC.</param>
/// <param name="Actor">Who did it: a subject id.</param>
/// <param name="OnBehalfOf">For whom, when that is another; else null.</param>
/// <param name="Purpose">Why: <c>own</c> for one's own data.</param>
/// <param name="Events">The events, a JSON array of <c>{"type","v","data"}</c>. No free text.</param>
/// <param name="Answer">The answer the caller got, JSON. No free text.</param>
/// <param name="Texts">The encrypted texts that the events refer to.</param>
public sealed record NewEntry(
    string Stream,
    long Sequence,
    string CommandId,
    byte[] BodyMac,
    DateTimeOffset At,
    string Actor,
    string? OnBehalfOf,
    string Purpose,
    string Events,
    string Answer,
    IReadOnlyList<SealedText> Texts);
