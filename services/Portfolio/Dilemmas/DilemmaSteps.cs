using System.Collections.Frozen;
using System.Collections.Immutable;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>
/// The steps in which a moral dilemma is worked out, in their order, and what it is linked to: the values of the
/// professional code and the three tests of integrity.
/// </summary>
public static class DilemmaSteps
{
    /// <summary>What has to be known before anything is weighed.</summary>
    public static ImmutableArray<string> Inventory { get; } =
        ["situation", "moment", "question", "facts", "involved", "options"];

    /// <summary>Weighing, choosing, and the three tests of integrity.</summary>
    public static ImmutableArray<string> Weighing { get; } =
    [
        "argumentsFor", "argumentsAgainst", "choice", "objection", "damage", "feeling",
        "carefulness", "explainability", "steadfastness",
    ];

    /// <summary>All steps.</summary>
    public static ImmutableArray<string> All { get; } = [.. Inventory, .. Weighing];

    /// <summary>The values of the professional code.</summary>
    public static FrozenSet<string> Values { get; } =
        FrozenSet.ToFrozenSet(["brave", "trustworthy", "connecting", "integrity"], StringComparer.Ordinal);
}
