namespace VikLearning.Portfolio.Reflections;

/// <summary>One version: the ids of its encrypted title and text, and when it was written, UTC.</summary>
public sealed record ReflectionVersion(Guid TitleId, Guid TextId, DateTimeOffset At);
