namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>The configuration section <c>Encryption</c>.</summary>
public sealed class EncryptionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Encryption";

    /// <summary>The key that wraps all scope keys: 32 bytes in base64. A secret.</summary>
    public string MasterKey { get; set; } = "";

    /// <summary>
    /// Demo mode only: without a <see cref="MasterKey"/> one is made and kept in the data folder, beside what it
    /// protects.
    /// </summary>
    public bool CreateMasterKey { get; set; }

    /// <summary>The most scope keys held in memory.</summary>
    public int CachedKeys { get; set; } = 4096;

    /// <summary>How long a scope key is held in memory; one destroyed elsewhere works here no longer.</summary>
    public TimeSpan CachedFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long backups of the keys are kept. A destroyed key may be in one so long, so only then an erasure is
    /// complete, and its certificate says so.
    /// </summary>
    public TimeSpan KeyBackupsKeptFor { get; set; } = TimeSpan.FromDays(30);
}
