using System.Collections.Immutable;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>One version of a dilemma worked out: the ids of its encrypted texts, and what it is linked to.</summary>
/// <param name="Steps">By step; a step without a text is not in it.</param>
/// <param name="Values">The values of the professional code that the student named.</param>
/// <param name="At">When it was written, UTC.</param>
public sealed record DilemmaVersion(
    ImmutableDictionary<string, Guid> Steps, ImmutableArray<string> Values, DateTimeOffset At)
{
    /// <summary>Nothing written yet.</summary>
    public static DilemmaVersion None { get; } = new(ImmutableDictionary<string, Guid>.Empty, [], default);

    /// <summary>The steps of these that have no text.</summary>
    public IEnumerable<string> Lacking(IEnumerable<string> steps) => steps.Where(step => !Steps.ContainsKey(step));
}
