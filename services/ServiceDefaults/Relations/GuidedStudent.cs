namespace VikLearning.ServiceDefaults.Relations;

/// <summary>A student of a team that a teacher guides.</summary>
public sealed record GuidedStudent(string CohortId, string TeamId, string StudentId)
{
    /// <summary>Before the first of a list.</summary>
    public static GuidedStudent None { get; } = new("", "", "");
}
