namespace VikLearning.Exams.Examiners;

/// <summary>That somebody may score exams, and on which days.</summary>
/// <param name="ExaminerId">A subject id.</param>
/// <param name="From">The first day, Europe/Amsterdam.</param>
/// <param name="Until">The last day.</param>
/// <param name="NameId">The examiner's name, encrypted under their own key; null when it was not given.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.certificate")]
public sealed record Certificate(
    [property: Id(0)] string ExaminerId,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly Until,
    [property: Id(3)] Guid? NameId = null)
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>The most days that a certificate is valid: five years.</summary>
    public const int MostDays = 1827;

    /// <summary>Whether it is valid on every day of a window.</summary>
    public bool Covers(DateOnly from, DateOnly until) => From <= from && until <= Until;
}
