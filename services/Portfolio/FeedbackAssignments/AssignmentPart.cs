using System.Collections.Immutable;

namespace VikLearning.Portfolio.FeedbackAssignments;

/// <summary>The plan or the conclusion as it is now: the ids of its encrypted texts.</summary>
/// <param name="Version">How often it was saved.</param>
/// <param name="Fields">By field; one without a text is not in it.</param>
public sealed record AssignmentPart(int Version, ImmutableDictionary<string, Guid> Fields)
{
    /// <summary>The most characters a field may have.</summary>
    public const int LongestField = 2_000;

    /// <summary>The most versions it may have.</summary>
    public const int MostVersions = 200;

    /// <summary>What a plan says: what I want to learn about myself, of whom I ask it, and how.</summary>
    public static ImmutableArray<string> PlanFields { get; } = ["learn", "whom", "how"];

    /// <summary>What a conclusion says: what I heard, what I learn from it, and what I do with it.</summary>
    public static ImmutableArray<string> ConclusionFields { get; } = ["heard", "insight", "next"];

    /// <summary>Nothing written yet.</summary>
    public static AssignmentPart None { get; } = new(0, ImmutableDictionary<string, Guid>.Empty);

    /// <summary>The fields of these that have no text.</summary>
    public IEnumerable<string> Lacking(IEnumerable<string> fields) => fields.Where(field => !Fields.ContainsKey(field));
}
