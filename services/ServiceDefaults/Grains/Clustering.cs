namespace VikLearning.ServiceDefaults.Grains;

/// <summary>How silos find each other.</summary>
public enum Clustering
{
    /// <summary>One silo, on its own; reminders live as long as the process does.</summary>
    Localhost,

    /// <summary>Any number of silos, through the service's schema on PostgreSQL, which keeps reminders too.</summary>
    AdoNet,
}
