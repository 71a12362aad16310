using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Roster;

/// <summary>A form of the roster as it was typed.</summary>
public sealed class RosterInput : IFormInput
{
    /// <summary>The team's id.</summary>
    public string? Team { get; set; }

    /// <summary>An ISO 8601 date.</summary>
    public string? Date { get; set; }

    /// <summary>The practice coach's id.</summary>
    public string? Coach { get; set; }

    /// <summary>The first day of an absence, or of a practice coach.</summary>
    public string? FromDate { get; set; }

    /// <summary>The last day of it.</summary>
    public string? UntilDate { get; set; }

    /// <summary>A name.</summary>
    public string? Name { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
