namespace VikLearning.ServiceDefaults.Privacy;

/// <summary>What the places are called that master keys come from.</summary>
internal sealed record MasterKeyNames(string Current, string Retired, string Next)
{
    /// <summary>Those of the configuration.</summary>
    public static MasterKeyNames Configured { get; } = new(
        $"{EncryptionOptions.Section}:{nameof(EncryptionOptions.MasterKey)}",
        $"{EncryptionOptions.Section}:{nameof(EncryptionOptions.RetiredMasterKeys)}",
        $"{EncryptionOptions.Section}:{nameof(EncryptionOptions.NextMasterKey)}");

    /// <summary>One place that holds them all.</summary>
    public static MasterKeyNames Of(string place) =>
        new($"The current key in {place}", $"a retired key in {place}", $"the next key in {place}");
}
