namespace VikLearning.ServiceDefaults.Journal;

/// <summary>A part of the journal, as far as some kinds of streams are concerned.</summary>
/// <param name="Entries">Those of these kinds, in order of position.</param>
/// <param name="Through">
/// The position up to which all of them are here: where the next read goes on from, and the one that was asked after
/// when the journal had no more.
/// </param>
/// <param name="More">Whether the journal went on after that when it was read.</param>
public sealed record JournalPage(IReadOnlyList<KeptEvents> Entries, long Through, bool More);
