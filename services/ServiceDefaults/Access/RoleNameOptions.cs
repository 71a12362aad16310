namespace VikLearning.ServiceDefaults.Access;

/// <summary>One role in the provider's words and in the suite's: <c>Identity:RoleNames:N</c>.</summary>
public sealed class RoleNameOptions
{
    /// <summary>What the provider calls it.</summary>
    public string Claimed { get; set; } = "";

    /// <summary>The suite's name: <c>team-chief</c>.</summary>
    public string Role { get; set; } = "";
}
