namespace VikLearning.ServiceDefaults.Storage;

/// <summary>Where a service keeps what it must not lose.</summary>
public enum StorageKind
{
    /// <summary>Files in one folder, for one process.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later, for any number of silos.</summary>
    Postgres,
}
