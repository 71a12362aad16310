using System.Collections.Immutable;
using VikLearning.Exams.Seals;

namespace VikLearning.Exams.Submissions;

/// <summary>What was handed in: never changed, whatever becomes of the portfolio.</summary>
/// <param name="Subject">What it is of; its number and its moment stand there.</param>
/// <param name="Items">In the container's order.</param>
/// <param name="Root">The root of the chain over them.</param>
/// <param name="Receipt">The academy's signature under the root.</param>
/// <param name="Percent">How much of the route map's hours was credited, in whole percent, rounded down.</param>
/// <param name="Files">The kept files that the container consists of, in their order.</param>
/// <param name="Bytes">Of the container.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.submission-seal")]
public sealed record SubmissionSeal(
    [property: Id(0)] SealSubject Subject,
    [property: Id(1)] ImmutableArray<SealedItem> Items,
    [property: Id(2)] string Root,
    [property: Id(3)] string Receipt,
    [property: Id(4)] int Percent,
    [property: Id(5)] ImmutableArray<Guid> Files,
    [property: Id(6)] long Bytes);
