using System.Globalization;
using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Hours;

/// <summary>The hours form as it was typed: it comes back unchanged when something is wrong.</summary>
public sealed class HoursInput : IFormInput
{
    /// <summary>The activity's id.</summary>
    public string? Activity { get; set; }

    /// <summary>An ISO 8601 date.</summary>
    public string? Date { get; set; }

    /// <summary>Whole hours.</summary>
    public string? Hours { get; set; }

    /// <summary>Whole minutes beside them.</summary>
    public string? Minutes { get; set; }

    /// <summary>The note.</summary>
    public string? Note { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>
    /// Both fields together in minutes, or null when they are not whole numbers. Whether the amount may be is the
    /// service's to say.
    /// </summary>
    public int? Duration()
    {
        if (string.IsNullOrWhiteSpace(Hours) && string.IsNullOrWhiteSpace(Minutes))
        {
            return null;
        }

        return Whole(Hours) is { } hours && Whole(Minutes) is { } minutes
            ? (int)Math.Clamp((hours * 60) + minutes, int.MinValue, int.MaxValue)
            : null;
    }

    private static long? Whole(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? 0
        : int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
