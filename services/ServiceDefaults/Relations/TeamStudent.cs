namespace VikLearning.ServiceDefaults.Relations;

/// <summary>A student of a team that a teacher guides.</summary>
public sealed record TeamStudent(string CohortId, string TeamId, string StudentId)
{
    /// <summary>Before the first of a list.</summary>
    public static TeamStudent None { get; } = new("", "", "");
}
