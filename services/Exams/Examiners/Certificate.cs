namespace VikLearning.Exams.Examiners;

/// <summary>That somebody may score exams, and on which days.</summary>
/// <param name="ExaminerId">A subject id.</param>
/// <param name="From">The first day, Europe/Amsterdam.</param>
/// <param name="Until">The last day.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.certificate")]
public sealed record Certificate(
    [property: Id(0)] string ExaminerId, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly Until)
{
    /// <summary>The most days that a certificate is valid: five years.</summary>
    public const int MostDays = 1827;

    /// <summary>Whether it is valid on every day of a window.</summary>
    public bool Covers(DateOnly from, DateOnly until) => From <= from && until <= Until;
}
