namespace VikLearning.ServiceDefaults.Journal;

/// <summary>Where a journal ends.</summary>
/// <param name="Epoch">Made when the journal is made or restored; a follower that knew another one rebuilds.</param>
/// <param name="Position">The last position; 0 when empty.</param>
public sealed record JournalHead(Guid Epoch, long Position);
