using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Sessions;

/// <summary>The forms of a session as they were filled in: when, where, and which version was seen.</summary>
public sealed class SessionInput : IFormInput
{
    /// <summary>The day, as the browser's date field gives it.</summary>
    public string? Date { get; set; }

    /// <summary>When it begins, as the browser's time field gives it.</summary>
    public string? Start { get; set; }

    /// <summary>When it ends.</summary>
    public string? End { get; set; }

    /// <summary>A room or an address.</summary>
    public string? Place { get; set; }

    /// <summary>The version that the form was drawn of.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
