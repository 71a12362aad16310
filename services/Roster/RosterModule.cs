namespace VikLearning.Roster;

/// <summary>Takes Roster into a host: who is who, who may see whom.</summary>
public static class RosterModule
{
    /// <summary>The service's name.</summary>
    public const string Service = "roster";
}
