using System.Collections.Immutable;

namespace VikLearning.Portfolio.Reflections;

/// <summary>One version: the ids of its encrypted words, and when it was written, UTC.</summary>
/// <param name="TextId">The text of a free one; null where a template's fields stand instead.</param>
/// <param name="Fields">The fields in which something stands; null where there are none.</param>
public sealed record ReflectionVersion(
    Guid TitleId, Guid? TextId, DateTimeOffset At, ImmutableArray<FieldText>? Fields = null);
