using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Reflections;

/// <summary>The reflection form as it was typed: it comes back unchanged when something is wrong.</summary>
public sealed class ReflectionInput : IFormInput
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The text of a free one.</summary>
    public string? Text { get; set; }

    /// <summary>What was typed in a template's fields, by name.</summary>
    public Dictionary<string, string>? Fields { get; set; }

    /// <summary>The template it is written along, and its version; free text when empty.</summary>
    public string? Template { get; set; }

    /// <summary>The template's version; 0 for the newest.</summary>
    public int TemplateVersion { get; set; }

    /// <summary>The activity it belongs to; empty for a free one.</summary>
    public string? Activity { get; set; }

    /// <summary>The reflection whose next version it is; empty for a new one.</summary>
    public string? Reflection { get; set; }

    /// <summary>The version that was being edited; 0 for a new reflection.</summary>
    public int SeenVersion { get; set; }

    /// <summary>The draft it is kept as meanwhile.</summary>
    public string? Draft { get; set; }

    /// <summary>The version of the draft that was being edited; 0 before it was ever kept.</summary>
    public int DraftVersion { get; set; }

    /// <summary><c>draft</c> when it is to be kept and not yet saved.</summary>
    public string? Action { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>A form nothing was typed in.</summary>
    internal static ReflectionInput Fresh() => new() { Key = FormKey.Fresh(), Draft = FormKey.Fresh() };
}
