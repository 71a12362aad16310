using System.Collections.Immutable;

namespace VikLearning.Portfolio.Reflections;

/// <summary>A reflection and all its versions, oldest first.</summary>
/// <param name="Template">What it is written along; null in what was written before there were templates.</param>
public sealed record Reflection(
    Guid ReflectionId,
    string? ActivityId,
    ImmutableArray<ReflectionVersion> Versions,
    TemplateUse? Template = null)
{
    internal Reflection Add(ReflectionVersion version) => this with { Versions = Versions.Add(version) };
}
