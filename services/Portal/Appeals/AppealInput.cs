using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Appeals;

/// <summary>The forms of an appeal: its grounds, and what is decided.</summary>
public sealed class AppealInput : IFormInput
{
    /// <summary>What an appeal that is upheld is called in a form.</summary>
    public const string Upheld = "upheld";

    /// <summary>And one that is rejected.</summary>
    public const string Rejected = "rejected";

    /// <summary>Why the student appeals.</summary>
    public string? Grounds { get; set; }

    /// <summary><see cref="Upheld"/> or <see cref="Rejected"/>.</summary>
    public string? Outcome { get; set; }

    /// <summary>The chosen levels by criterion.</summary>
    public Dictionary<string, string?>? Level { get; set; }

    /// <summary>Why it is decided so.</summary>
    public string? Reason { get; set; }

    /// <summary>The version of the result that the page showed.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
