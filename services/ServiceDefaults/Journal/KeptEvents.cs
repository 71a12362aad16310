namespace VikLearning.ServiceDefaults.Journal;

/// <summary>
/// What one kept command made happen, for whoever follows the journal. The fields are those of <see cref="NewEntry"/>.
/// </summary>
/// <param name="Position">Its place in the whole journal: dense, from 1, in commit order.</param>
public record KeptEvents(
    long Position,
    string Stream,
    long Sequence,
    DateTimeOffset At,
    string Actor,
    string? OnBehalfOf,
    string Purpose,
    string Events);
