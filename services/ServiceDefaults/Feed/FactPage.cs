using VikLearning.Protos.Feed.V1;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>A run of a source's facts.</summary>
/// <param name="Entries">The positions in it that hold facts, ascending.</param>
/// <param name="Through">Everything up to and including this position is in it.</param>
/// <param name="More">Whether more is kept already.</param>
internal sealed record FactPage(IReadOnlyList<FeedEntry> Entries, long Through, bool More);
