using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Sessions;

/// <summary>Who was at a session, as a teacher filled it in for the whole team.</summary>
public sealed class AttendanceInput : IFormInput
{
    /// <summary>The students in the order of the form.</summary>
    public IList<AttendeeInput> Attendees { get; set; } = [];

    /// <summary>The version of the session that the form was drawn of.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
