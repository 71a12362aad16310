using System.Globalization;
using VikLearning.Portal.Gateway;

namespace VikLearning.Portal.Exams;

/// <summary>An exam that is opened, or the days of a sitting.</summary>
public sealed class SittingInput : IFormInput
{
    /// <summary>A rubric as <c>id/version</c>; only when the exam is opened.</summary>
    public string? Rubric { get; set; }

    /// <summary>How much of the hours there must be, in percent, as it was typed.</summary>
    public string? Percent { get; set; }

    /// <summary>The first day, ISO 8601.</summary>
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    public string? Until { get; set; }

    /// <summary>1 or 2.</summary>
    public int Sitting { get; set; }

    /// <summary>The version of the exam that the page showed.</summary>
    public int SeenVersion { get; set; }

    /// <inheritdoc />
    public string? Key { get; set; }

    /// <summary>The number that was typed; one that is refused where that is none.</summary>
    internal int PercentOr(int none) =>
        int.TryParse(Percent, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : none;
}
