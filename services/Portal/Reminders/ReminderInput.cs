using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Reminders;

/// <summary>The forms about reminders: one that is dismissed, or whether they are mailed.</summary>
public sealed class ReminderInput : IFormInput
{
    /// <summary>The reminder that is dismissed.</summary>
    public string? ReminderId { get; set; }

    /// <summary>The page that the form stood on; nothing for the page of reminders.</summary>
    public string? Back { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Step { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }
}
