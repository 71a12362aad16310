using VikLearning.LoadTests.Measuring;
using VikLearning.LoadTests.Reports;

namespace VikLearning.LoadTests;

/// <summary>One run of a load test: its settings, and what it has found so far.</summary>
internal sealed class LoadRun(string name, LoadSettings settings)
{
    private readonly List<Measurement> _measurements = [];
    private readonly List<RatioLine> _ratios = [];
    private readonly List<string> _notes = [];

    public string Name { get; } = name;

    public LoadSettings Settings { get; } = settings;

    public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    public IReadOnlyList<Measurement> Measurements => _measurements;

    public IReadOnlyList<RatioLine> Ratios => _ratios;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Whether nothing ran, or anything went wrong.</summary>
    public bool Failed => _measurements.Count == 0 || _measurements.Any(one => one.Errors > 0 || one.Operations == 0);

    /// <summary>The bounds of a round.</summary>
    public RoundBounds Round => new(Settings.Round, LoadSettings.OperationsPerRound);

    /// <summary>The bounds of a warm-up.</summary>
    public RoundBounds WarmUp => new(Settings.WarmUp, LoadSettings.OperationsPerRound);

    /// <summary>Keeps a measurement and prints its row.</summary>
    public void Add(Measurement measurement)
    {
        if (_measurements.Count == 0)
        {
            Console.WriteLine(Table.Header);
        }

        _measurements.Add(measurement);
        Console.WriteLine(Table.Row(measurement));
    }

    /// <summary>Keeps a ratio, with what it should at least be.</summary>
    public void Add(Ratio ratio, double? target) => _ratios.Add(new RatioLine(ratio, target));

    /// <summary>Keeps and prints something that a reader must know.</summary>
    public void Note(string note)
    {
        _notes.Add(note);
        Console.WriteLine(note);
    }
}
