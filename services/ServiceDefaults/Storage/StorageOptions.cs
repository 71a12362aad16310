namespace VikLearning.ServiceDefaults.Storage;

/// <summary>The configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>Which backend is used; SQLite unless said otherwise.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Sqlite;

    /// <summary>The folder of the SQLite files and of the keys that demo mode makes.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>
    /// The PostgreSQL connection string, without a search path: each service has a schema of its own.
    /// </summary>
    public string Postgres { get; set; } = "";

    /// <summary>
    /// The PostgreSQL connection string of the wrapped keys, when they are kept on another server or in another
    /// database than the rest.
    /// </summary>
    public string KeysPostgres { get; set; } = "";
}
