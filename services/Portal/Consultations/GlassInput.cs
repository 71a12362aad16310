using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Consultations;

/// <summary>The form that opens a person's data as an exception, as it was typed.</summary>
public sealed class GlassInput : IFormInput
{
    /// <summary>The button that says that it may be checked, and what happens then be told.</summary>
    public const string Check = "check";

    /// <summary>The button that opens, after what happens was told.</summary>
    public const string Open = "open";

    /// <summary>Whose data: a subject id.</summary>
    public string? Person { get; set; }

    /// <summary>Why. The person concerned reads it.</summary>
    public string? Reason { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Step { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>The id without the blanks that come along when it is copied.</summary>
    public string PersonId() => Person?.Trim() ?? "";
}
