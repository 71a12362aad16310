namespace VikLearning.ServiceDefaults.Grains;

/// <summary>What may be the key of a grain.</summary>
public static class GrainKeys
{
    private const int Longest = 64;

    /// <summary>Whether a value can be a key: 1 to 64 ASCII letters, digits and "-".</summary>
    public static bool IsKey(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length is > 0 and <= Longest
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
    }
}
