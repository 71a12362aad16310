using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Sessions;

/// <summary>The forms about one record of attendance: corrected, upheld or contested, with the words that go with it.
/// </summary>
public sealed class RecordInput : IFormInput
{
    /// <summary>The minutes after a correction; 0 for who was absent.</summary>
    public string? Minutes { get; set; }

    /// <summary>The reason, the answer, or what is wrong.</summary>
    public string? Words { get; set; }

    /// <summary>The number of the record that the form was drawn of.</summary>
    public int SeenNumber { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Step { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
