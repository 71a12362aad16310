using System.Collections.Immutable;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>
/// Where the chains of some dossiers stood at a moment. Anchors are a chain too: whoever holds the hash of the last one
/// can tell later whether any line up to then was altered or cut off.
/// </summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="Through">Every entry of the service's journal up to this position has been looked at.</param>
/// <param name="Heads">The chains that had grown since the anchor before.</param>
public sealed record Anchor(long Number, DateTimeOffset At, long Through, ImmutableArray<ChainHead> Heads);
