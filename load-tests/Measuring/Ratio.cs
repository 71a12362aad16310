using System.Globalization;

namespace VikLearning.LoadTests.Measuring;

/// <summary>
/// A contender's rate over its floor's: the median over pairs of rounds that ran next to each other, so that what
/// else the machine did hits both.
/// </summary>
/// <param name="Subject">The contender.</param>
/// <param name="Floor">Its floor.</param>
/// <param name="Median">The middle one; of an even number the lower of the two.</param>
/// <param name="Lowest">The lowest pair's.</param>
/// <param name="Highest">The highest pair's.</param>
public sealed record Ratio(string Subject, string Floor, double Median, double Lowest, double Highest)
{
    /// <summary>From pairs of rounds, the floor's first.</summary>
    /// <exception cref="ArgumentException">There is no pair, or a floor stood still.</exception>
    public static Ratio Of(IReadOnlyList<(Measurement Floor, Measurement Subject)> rounds)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        if (rounds.Count == 0 || rounds.Any(round => round.Floor.PerSecond <= 0))
        {
            throw new ArgumentException("A ratio needs a round, and a floor that moved.", nameof(rounds));
        }

        var ratios = rounds.Select(round => round.Subject.PerSecond / round.Floor.PerSecond).Order().ToArray();
        return new Ratio(
            rounds[0].Subject.Name, rounds[0].Floor.Name, ratios[(ratios.Length - 1) / 2], ratios[0], ratios[^1]);
    }

    /// <summary>The line that a run ends with: <c>ratio NAME/FLOOR 1.62</c>.</summary>
    public override string ToString() => Line($"ratio {Subject}/{Floor} {Median:F2}");

    /// <summary>The spread, for people.</summary>
    public string Spread => Line($"{Subject}/{Floor}: {Lowest:F2} to {Highest:F2}, median {Median:F2}");

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
