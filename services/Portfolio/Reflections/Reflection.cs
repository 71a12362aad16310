using System.Collections.Immutable;

namespace VikLearning.Portfolio.Reflections;

/// <summary>A reflection and all its versions, oldest first.</summary>
public sealed record Reflection(Guid ReflectionId, string? ActivityId, ImmutableArray<ReflectionVersion> Versions)
{
    internal Reflection Add(ReflectionVersion version) => this with { Versions = Versions.Add(version) };
}
