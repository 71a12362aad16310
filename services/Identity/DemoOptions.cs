namespace VikLearning.Identity;

/// <summary>The configuration section <c>Demo</c>, as far as signing in goes.</summary>
public sealed class DemoOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Demo";

    /// <summary>
    /// Whether this is a demonstration: the sign-in page then lists the accounts, and the demo grant gives a token for
    /// any of them without a password.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>The password of accounts that have none of their own; the sign-in page shows it.</summary>
    public string? Password { get; set; }
}
