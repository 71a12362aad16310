namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>
/// The configuration section <c>Encryption</c>. The master keys come from one place: from here, from a secret store, or
/// in demo mode from the data folder. A master key is 32 bytes in base64.
/// </summary>
public sealed class EncryptionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Encryption";

    /// <summary>The current master key: what is made from now on is wrapped by it. A secret.</summary>
    public string MasterKey { get; set; } = "";

    /// <summary>
    /// Earlier master keys, the last one first. What they wrap is read, and wrapped anew by the current one. Secrets.
    /// </summary>
    public IList<string> RetiredMasterKeys { get; } = [];

    /// <summary>
    /// The master key that will be the current one. What it wraps is read and left alone: in a cluster, every process
    /// has to know it before the first one uses it. A secret.
    /// </summary>
    public string NextMasterKey { get; set; } = "";

    /// <summary>Dapr's secret store that the master keys are read from, by its component's name.</summary>
    public string SecretStore { get; set; } = "";

    /// <summary>
    /// The secret's name in that store. Its fields are <c>current</c>, and where there are any <c>retired</c> and
    /// <c>next</c>. A secret of one unnamed value holds the current key and, after spaces, the retired ones.
    /// </summary>
    public string SecretName { get; set; } = "";

    /// <summary>Where Dapr's sidecar speaks gRPC; as Dapr's own variables say when empty.</summary>
    public string SecretSidecar { get; set; } = "";

    /// <summary>How long a start waits for a sidecar that is not up yet.</summary>
    public TimeSpan SecretWithin { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Demo mode only: when the keys come from nowhere else, one is made and kept in the data folder, beside what it
    /// protects.
    /// </summary>
    public bool CreateMasterKey { get; set; }

    /// <summary>Whether master keys come from anywhere.</summary>
    internal bool HasMasterKeys =>
        MasterKey.Length > 0 || SecretStore.Length > 0 || SecretName.Length > 0 || CreateMasterKey;

    /// <summary>The most scope keys held in memory.</summary>
    public int CachedKeys { get; set; } = 4096;

    /// <summary>How long a scope key is held in memory.</summary>
    public TimeSpan CachedFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a key that another process destroyed may still be held here. One that this process destroyed is let go
    /// of at once.
    /// </summary>
    public TimeSpan DestroyedWithin { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// While there are retired master keys: how often it is looked for keys that another process still wrapped by one.
    /// </summary>
    public TimeSpan RewrapEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long backups of the keys are kept. A destroyed key may be in one so long, so only then an erasure is
    /// complete, and its certificate says so.
    /// </summary>
    public TimeSpan KeyBackupsKeptFor { get; set; } = TimeSpan.FromDays(30);
}
