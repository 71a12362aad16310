namespace VikLearning.ServiceDefaults.Journal;

/// <summary>A part of the journal, as far as one kind of stream is concerned.</summary>
/// <param name="Entries">The kind's entries, in order of position.</param>
/// <param name="Through">
/// The position up to which all of them are here: where the next read goes on from, and the one that was asked after
/// when the journal had no more.
/// </param>
public sealed record JournalPage(IReadOnlyList<JournalEntry> Entries, long Through);
