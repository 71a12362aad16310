namespace VikLearning.ServiceDefaults.Journal;

/// <summary>One kept command. The fields are those of <see cref="NewEntry"/>.</summary>
/// <param name="Position">Its place in the whole journal: dense, from 1, in commit order.</param>
public sealed record JournalEntry(
    long Position,
    string Stream,
    long Sequence,
    string CommandId,
    byte[] BodyMac,
    DateTimeOffset At,
    string Actor,
    string? OnBehalfOf,
    string Purpose,
    string Events,
    string Answer)
    : KeptEvents(Position, Stream, Sequence, At, Actor, OnBehalfOf, Purpose, Events);
