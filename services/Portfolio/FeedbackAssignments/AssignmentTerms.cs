using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>What an academy asks of a feedback assignment, from <c>assignment-terms.json</c>.</summary>
/// <param name="FewestPieces">How many pieces are collected before anything is concluded.</param>
/// <param name="MostPieces">How many pieces there may be at once.</param>
public sealed record AssignmentTerms(int FewestPieces, int MostPieces)
{
    /// <summary>What comes with the suite.</summary>
    public static AssignmentTerms Usual { get; } = Read();

    /// <summary>Why nothing can be concluded yet: what the plan lacks, and too few pieces. Empty when all is there.
    /// </summary>
    public ImmutableArray<Refusal> WhyClosed(AssignmentPart plan, int pieces)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lacking = plan.Lacking(AssignmentPart.PlanFields)
            .Select(field => Refusal.Rule("assignment-plan-first", $"plan.{field}"));
        return pieces >= FewestPieces
            ? [.. lacking]
            : [.. lacking, Refusal.Rule("assignment-pieces-few", "pieces", $"{FewestPieces}")];
    }

    private static AssignmentTerms Read()
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream("FeedbackAssignments/assignment-terms.json")!;
        return JsonSerializer.Deserialize<AssignmentTerms>(stream, JsonSerializerOptions.Web)!;
    }
}
