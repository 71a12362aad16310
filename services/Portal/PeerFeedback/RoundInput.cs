using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.PeerFeedback;

/// <summary>The forms of a round as they were filled in: who is there, until when.</summary>
public sealed class RoundInput : IFormInput
{
    /// <summary>The number of the session.</summary>
    public int Number { get; set; }

    /// <summary>Who is present.</summary>
    public string[]? Present { get; set; }

    /// <summary>The last day, as the browser's date field gives it.</summary>
    public string? ClosesOn { get; set; }

    /// <summary>Whom a change is about.</summary>
    public string? Student { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Step { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
