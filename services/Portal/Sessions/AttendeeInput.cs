namespace VikLearning.Portal.Sessions;

/// <summary>One student on the form of attendance.</summary>
public sealed class AttendeeInput
{
    /// <summary>The student.</summary>
    public string? StudentId { get; set; }

    /// <summary>Whether they were there.</summary>
    public bool Present { get; set; }

    /// <summary>For how many minutes.</summary>
    public string? Minutes { get; set; }
}
