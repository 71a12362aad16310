using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Consultations;

/// <summary>The form about a signal as it was typed: it comes back unchanged when something is wrong.</summary>
public sealed class SignalInput : IFormInput
{
    /// <summary>What was found.</summary>
    public string? Note { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
