using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Examiners;

/// <summary>An examiner's certificate as it was typed.</summary>
public sealed class CertificateInput : IFormInput
{
    /// <summary>The examiner's subject id.</summary>
    public string? Examiner { get; set; }

    /// <summary>What they are called.</summary>
    public string? Name { get; set; }

    /// <summary>The first day, ISO 8601.</summary>
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    public string? Until { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
