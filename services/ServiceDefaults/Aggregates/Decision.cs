using System.Collections.Immutable;

namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>
/// What rules say to a command: the events that follow and the answer, or every reason why not. Never both.
/// </summary>
public sealed record Decision
{
    private Decision(ImmutableArray<object> events, object? answer, ImmutableArray<Refusal> refusals)
    {
        Events = events;
        Answer = answer;
        Refusals = refusals;
    }

    /// <summary>What happened, in order; empty when refused.</summary>
    public ImmutableArray<object> Events { get; }

    /// <summary>What the caller is told; null when refused.</summary>
    public object? Answer { get; }

    /// <summary>Why not; empty when accepted.</summary>
    public ImmutableArray<Refusal> Refusals { get; }

    /// <summary>Yes: these events, this answer.</summary>
    public static Decision Accept(object answer, params ReadOnlySpan<object> events) => new([.. events], answer, []);

    /// <summary>No, for these reasons.</summary>
    public static Decision Refuse(params ReadOnlySpan<Refusal> refusals) => new([], null, [.. refusals]);
}
