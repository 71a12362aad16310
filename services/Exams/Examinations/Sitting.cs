using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;

namespace VikLearning.Exams.Examinations;

/// <summary>One chance of an exam: the days on which portfolios are handed in.</summary>
/// <param name="Number">1, or 2 for the second chance.</param>
/// <param name="HandInFrom">The first day, Europe/Amsterdam.</param>
/// <param name="HandInUntil">The last day.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.sitting")]
public sealed record Sitting(
    [property: Id(0)] int Number, [property: Id(1)] DateOnly HandInFrom, [property: Id(2)] DateOnly HandInUntil)
{
    /// <summary>How many sittings there can be.</summary>
    public const int Most = 2;

    /// <summary>The most days that a sitting can be open.</summary>
    public const int MostDays = 120;

    /// <summary>A fault <c>sitting-unknown</c> for a number that no sitting can have.</summary>
    internal static void Check(RequestFields fields, int number) => fields.Check(
        number is >= 1 and <= Most, Refusal.Malformed("sitting-unknown", "sitting", $"{Most}"));

    /// <summary>Whether a portfolio can be handed in on a day.</summary>
    public bool IsOpenOn(DateOnly day) => day >= HandInFrom && day <= HandInUntil;
}
