using System.Globalization;

namespace VikLearning.LoadTests;

/// <summary>How long everything takes. Each bound holds whatever happens.</summary>
/// <param name="WarmUp">The run before, of each contender, that is not counted.</param>
/// <param name="Round">One round.</param>
/// <param name="Rounds">How many pairs of rounds a ratio is the median of.</param>
/// <param name="Limit">The end of it all, as an error.</param>
internal sealed record LoadSettings(TimeSpan WarmUp, TimeSpan Round, int Rounds, TimeSpan Limit)
{
    /// <summary>No round starts more operations than this.</summary>
    public const long OperationsPerRound = 1_000_000;

    /// <summary>How the program is called.</summary>
    public const string Usage =
        "dotnet run -c Release --project load-tests -- NAME [--warm-up S] [--seconds S] [--rounds N] [--limit S]";

    /// <summary>What is used when nothing is said.</summary>
    public static LoadSettings Default { get; } = new(
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(6), 5, TimeSpan.FromMinutes(9));

    /// <summary>Reads <c>--warm-up S --seconds S --rounds N --limit S</c>; null when anything else is there.</summary>
    public static LoadSettings? Parse(ReadOnlySpan<string> arguments)
    {
        var settings = Default;
        for (; arguments.Length >= 2; arguments = arguments[2..])
        {
            if (!int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number is < 1 or > 3600)
            {
                return null;
            }

            var time = TimeSpan.FromSeconds(number);
            switch (arguments[0])
            {
                case "--warm-up": settings = settings with { WarmUp = time }; break;
                case "--seconds": settings = settings with { Round = time }; break;
                case "--rounds": settings = settings with { Rounds = number }; break;
                case "--limit": settings = settings with { Limit = time }; break;
                default: return null;
            }
        }

        return arguments.IsEmpty ? settings : null;
    }
}
