using Google.Protobuf;

namespace VikLearning.ServiceDefaults.Feed;

/// <summary>One public fact.</summary>
/// <param name="Position">The position of the command that made it; several facts can share one.</param>
/// <param name="At">When that command was decided, UTC.</param>
/// <param name="Fact">A message of the source's facts.proto.</param>
public sealed record PositionedFact(long Position, DateTimeOffset At, IMessage Fact);
