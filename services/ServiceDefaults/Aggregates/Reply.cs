using System.Collections.Immutable;

namespace VikLearning.ServiceDefaults.Aggregates;

/// <summary>What a grain answers to a command: the answer, or every reason why not.</summary>
/// <typeparam name="TAnswer">The answer, without free text.</typeparam>
[GenerateSerializer]
[Immutable]
[Alias("vik.reply`1")]
public sealed record Reply<TAnswer>(
    [property: Id(0)] TAnswer? Answer, [property: Id(1)] ImmutableArray<Refusal> Refusals)
    where TAnswer : class
{
    /// <summary>The answer.</summary>
    /// <exception cref="RefusedException">It was refused.</exception>
    public TAnswer OrThrow() => Answer ?? throw new RefusedException(Refusals);
}
